// The steps of the loop as a person does them at a page: judge, send somebody, do it, call back. Shared by the flows.
import { axeFindings, picture, settled } from './browser.mjs';
import { equal } from './check.mjs';

export const said = {
  'zh-CN': {
    triage: '研判', settle: '定下来', assign: '安排人去办', send: '派出去（1 项）', begin: '开始办', done: '办好了',
    mark: '记为办好', call: '回访', keep: '记下回访', reached: '找到了', solved: '办好了', face: '非常满意', lit: '亮了一盏灯',
    unsolved: '还没好', sad: '不满意', again: '再办一次', urgent: '急', easy: '易', one: '一家的', can: '办得了',
    handler: '您办过这件事，请换个人问',
  },
  en: {
    triage: 'Triage', settle: 'Settle it', assign: 'Send somebody', send: 'Send out (1)', begin: 'Begin',
    done: 'Done', mark: 'Mark as done', call: 'Call back', keep: 'Keep the call-back', reached: 'Reached', solved: 'Solved',
    face: 'Very satisfied', lit: 'One more lamp is lit', unsolved: 'Not solved', sad: 'Dissatisfied', again: 'Taken up again',
    urgent: 'Urgent', easy: 'Easy', one: 'One household', can: 'Can be done',
    handler: 'You worked on this, so somebody else asks',
  },
};
const option = (scope, name) => scope.locator('label.card-choice', { hasText: name }).first();

export async function judge(who, id, t) {
  const { page: p } = who;
  await p.goto(`/w/needs/${id}`);
  await settled(p);
  await p.getByRole('button', { name: t.triage, exact: true }).click();
  const drawer = p.getByRole('dialog');
  await drawer.getByRole('button', { name: t.settle, exact: true }).click();
  await drawer.getByRole('alert').locator('li').nth(8).waitFor();
  await picture(who, 'triage-missing');
  await option(drawer.locator('fieldset', { has: p.locator('#urgency') }), t.urgent).click();
  await drawer.locator('#urgency_reason').fill('夜里看不见，容易摔');
  await option(drawer.locator('fieldset', { has: p.locator('#difficulty') }), t.easy).click();
  await drawer.locator('#difficulty_reason').fill('换个灯泡就行');
  await drawer.locator('#category').selectOption('home_repair');
  await option(drawer.locator('fieldset', { has: p.locator('#public_interest') }), t.one).click();
  await drawer.locator('#public_interest_reason').fill('只在他家门口');
  await option(drawer.locator('fieldset', { has: p.locator('#feasible') }), t.can).click();
  await drawer.locator('#feasible_reason').fill('电工今天在');
  await picture(who, 'triage');
  equal((await axeFindings(p)).join('\n'), '', 'axe in the triage drawer');
  await p.keyboard.press('Control+Enter');
  await drawer.waitFor({ state: 'hidden' });
}
export async function send(who, handler, t) {
  const { page: p } = who;
  await p.getByRole('button', { name: t.assign, exact: true }).click();
  const drawer = p.getByRole('dialog');
  await drawer.locator('[id="tasks.0.what"]').fill('去换楼道的灯');
  const select = drawer.locator('[id="tasks.0.handler_id"]');
  await select.locator('option', { hasText: handler }).first().waitFor({ state: 'attached' });
  await select.selectOption(await select.locator('option', { hasText: handler }).first().getAttribute('value'));
  await picture(who, 'assign');
  equal((await axeFindings(p)).join('\n'), '', 'axe in the drawer of the tasks');
  await drawer.getByRole('button', { name: t.send, exact: true }).click();
  await drawer.waitFor({ state: 'hidden' });
}
export async function work(who, id, t) {
  const { page: p } = who;
  await p.goto(`/w/needs/${id}`);
  await settled(p);
  await p.getByRole('button', { name: t.begin, exact: true }).click();
  await p.locator('.task').getByRole('button', { name: t.done, exact: true }).click();
  const drawer = p.getByRole('dialog');
  await drawer.locator('#result').fill('灯换好了，当场试过，亮');
  await picture(who, 'done-form');
  equal((await axeFindings(p)).join('\n'), '', 'axe in the drawer of the work done');
  await drawer.getByRole('button', { name: t.mark, exact: true }).click();
  await drawer.waitFor({ state: 'hidden' });
}
export async function callBack(who, id, t, solved) {
  const { page: p } = who;
  await p.goto('/w/callbacks');
  await settled(p);
  const item = p.locator('.waiting', { has: p.locator(`a[href="/w/needs/${id}"]`) });
  await item.getByRole('button').click();
  const drawer = p.getByRole('dialog');
  await option(drawer, t.reached).click();
  await option(drawer, solved ? t.solved : t.unsolved).click();
  await drawer.locator('label.face', { hasText: solved ? t.face : t.sad }).first().click();
  await drawer.locator('textarea').fill(solved ? '亮堂了，谢谢' : '亮了一晚又灭了');
  await picture(who, 'call-back-form');
  equal((await axeFindings(p)).join('\n'), '', 'axe in the call-back drawer');
  await drawer.getByRole('button', { name: t.keep, exact: true }).click();
  await drawer.locator('.lamp h3', { hasText: solved ? t.lit : t.again }).waitFor();
  await picture(who, solved ? 'lamp' : 'again');
}
