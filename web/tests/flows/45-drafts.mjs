// Half-written text at a need survives a reload, and closing a drawer; and the steps of the loop by keyboard alone.
import { client } from '../api.mjs';
import { axeFindings, picture, settled, signIn } from '../browser.mjs';
import { equal, expect } from '../check.mjs';

export default async function draftFlows({ browser, server, test }) {
  const password = (login) => server.people.get(login).password;
  const social = await client(server.base, 'linxiaoyue', password('linxiaoyue'));
  const worker = await client(server.base, 'xuhui', password('xuhui'));
  const area = social.session.community.id;
  const someone = async (login, look) => {
    const who = await browser.person(look);
    await signIn(who, login, password(login));
    return who;
  };
  const page = (id) => social.get(`/needs/${id}`);
  async function register(words, phone, way = 'phone') {
    const requester = way === 'none' ? { anonymous: true } : { anonymous: false, name: '演员丁', phone };
    const { id } = await social.post('/needs', { community_id: area, channel: 'phone', emergency: false, words, requester,
      happened: new Date(Date.now() - 60_000).toISOString(), call_back_way: way });
    return id;
  }
  async function judge(id) {
    await social.post(`/needs/${id}/triage`, {
      revision: (await page(id)).need.revision, urgency: 'soon', urgency_reason: '要紧', difficulty: 'easy', difficulty_reason: '小修',
      category: 'home_repair', populations: [], public_interest: false, public_interest_reason: '一家', feasible: true,
      feasible_reason: '能修',
    });
  }
  async function send(id) {
    await social.post(`/needs/${id}/tasks`, { revision: (await page(id)).need.revision,
      tasks: [{ what: '去看看', handler_id: worker.session.person_id, due: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) }] });
    return (await page(id)).tasks[0];
  }
  async function finish(id) {
    const task = (await page(id)).tasks[0];
    await worker.post(`/needs/${id}/tasks/${task.id}/start`, { revision: task.revision });
    await worker.post(`/needs/${id}/tasks/${task.id}/done`, { revision: (await page(id)).tasks[0].revision, result: '修好了',
      done_on: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10), took_part: [] });
  }
  // A draft is written down a quarter of a second after the last letter.
  const again = async ({ page: p }, path) => {
    await p.waitForTimeout(400);
    await p.goto(path);
    await settled(p);
  };

  await test('half-written tasks, owner, work and call-back are there again after a reload', async () => {
    const id = await register('水龙头关不紧。', '13905300401');
    await judge(id);
    const judging = await someone('linxiaoyue');
    const { page: p } = judging;
    const drawer = p.getByRole('dialog');
    await p.goto(`/w/needs/${id}?do=assign`);
    await drawer.locator('[id="tasks.0.what"]').fill('去换垫圈');
    await drawer.getByRole('button', { name: '再加一项' }).click();
    await drawer.locator('[id="tasks.1.what"]').fill('顺便看水表');
    await again(judging, `/w/needs/${id}?do=assign`);
    await drawer.getByText('接着上回写的').waitFor();
    equal(await drawer.locator('[id="tasks.0.what"]').inputValue(), '去换垫圈', 'the first task');
    equal(await drawer.locator('[id="tasks.1.what"]').inputValue(), '顺便看水表', 'the second task');
    await p.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });

    await p.goto(`/w/needs/${id}?do=owner`);
    await drawer.locator('#reason').fill('他管这一片');
    await picture(judging, 'owner-half');
    equal((await axeFindings(p)).join('\n'), '', 'axe in the drawer of the owner');
    await again(judging, `/w/needs/${id}?do=owner`);
    equal(await drawer.locator('#reason').inputValue(), '他管这一片', 'the reason');
    const select = drawer.locator('#owner_id');
    const name = server.people.get('xuhui').name;
    await select.locator('option', { hasText: name }).first().waitFor({ state: 'attached' });
    await select.selectOption(await select.locator('option', { hasText: name }).first().getAttribute('value'));
    await drawer.getByRole('button', { name: '换人负责' }).click();
    await drawer.waitFor({ state: 'hidden' });
    equal((await page(id)).need.owner.name, name, 'the owner');
    await p.goto(`/w/needs/${id}?do=owner`);
    equal(await drawer.locator('#reason').inputValue(), '', 'nothing is kept after saving');
    await p.keyboard.press('Escape');

    const task = await send(id);
    await worker.post(`/needs/${id}/tasks/${task.id}/start`, { revision: task.revision });
    const working = await someone('xuhui');
    const done = working.page.getByRole('dialog');
    const openDone = () => working.page.locator('.task').getByRole('button', { name: '办好了' }).click();
    await again(working, `/w/needs/${id}`);
    await openDone();
    await done.locator('#result').fill('垫圈换了');
    await again(working, `/w/needs/${id}`);
    await openDone();
    equal(await done.locator('#result').inputValue(), '垫圈换了', 'the result');
    await done.getByRole('button', { name: '记为办好' }).click();
    await done.waitFor({ state: 'hidden' });

    await again(judging, `/w/needs/${id}?do=call_back`);
    await drawer.locator('label.card-choice', { hasText: '找到了' }).click();
    await drawer.locator('textarea').fill('说不滴水了');
    await again(judging, `/w/needs/${id}?do=call_back`);
    await drawer.getByText('接着上回写的').waitFor();
    equal(await drawer.locator('textarea').inputValue(), '说不滴水了', 'the words of the call');
    equal(await drawer.locator('input[type=radio]').first().isChecked(), true, 'reached');
    for (const who of [judging, working]) {
      equal(who.complaints.join('\n'), '', 'complaints of the browser');
      await who.context.close();
    }
  });
  await test('a note is kept over a reload, and is thrown away only when asked', async () => {
    const id = await register('楼道堆了旧柜子。', '13905300402');
    await judge(id);
    await send(id);
    const who = await someone('xuhui', { shape: 'phone' });
    const { page: p } = who;
    const note = p.locator('.task').getByRole('button', { name: '记一笔' });
    const words = p.locator('.task textarea');
    await again(who, `/w/needs/${id}`);
    await note.click();
    await words.fill('柜子是三楼的');
    await again(who, `/w/needs/${id}`);
    equal(await words.inputValue(), '柜子是三楼的', 'the note after a reload');
    await note.click();
    await p.getByText('写了一半，要留着吗？').waitFor();
    await picture(who, 'note-half');
    equal((await axeFindings(p)).join('\n'), '', 'axe');
    await p.getByRole('button', { name: '先留着' }).click();
    await words.waitFor({ state: 'detached' });
    await note.click();
    equal(await words.inputValue(), '柜子是三楼的', 'the note that was kept');
    await note.click();
    await p.getByRole('button', { name: '不要了' }).click();
    await words.waitFor({ state: 'detached' });
    await again(who, `/w/needs/${id}`);
    equal(await words.count(), 0, 'the note that was thrown away');
    equal((await page(id)).tasks[0].notes.length, 0, 'notes at the server');
    await who.context.close();
  });
  await test('closed without a call-back wished: the page says so and lights no lamp', async () => {
    const id = await register('门口缺个扶手。', '', 'none');
    await judge(id);
    await send(id);
    await finish(id);
    equal((await page(id)).need.stage, 'closed', 'the stage');
    for (const [language, says] of [['zh-CN', '办好了，没要回访，不亮灯'], ['en', 'no call-back was wished, so no lamp is lit']]) {
      const who = await someone('linxiaoyue', { language });
      await who.page.goto(`/w/needs/${id}`);
      await settled(who.page);
      await who.page.getByText(says).waitFor();
      equal(await who.page.getByText(language === 'en' ? 'Lamp' : '亮灯', { exact: true }).count(), 0, 'a step of the lamp');
      equal(await who.page.locator('.timeline li.lamp').count(), 0, 'lamps in the timeline');
      await picture(who, 'need-unlit');
      await who.context.close();
    }
  });

  // Nothing but the keyboard, from the page of the need to the lamp.
  async function tabTo(p, what, most = 60) {
    const element = await what.elementHandle();
    for (let n = 0; n < most; n += 1) {
      if (await element.evaluate((one) => document.activeElement === one)) return;
      await p.keyboard.press('Tab');
    }
    throw new Error(`Tab never reached ${await element.evaluate((one) => one.outerHTML.slice(0, 120))}`);
  }
  const press = async (p, what) => { await tabTo(p, what); await p.keyboard.press('Enter'); };
  const write = async (p, what, text) => { await tabTo(p, what); await p.keyboard.type(text); };
  // Into a group of radios by Tab, on by arrows.
  async function choose(p, scope, name) {
    const group = scope.locator('fieldset', { has: p.getByRole('radio', { name }) }).last();
    await tabTo(p, group.getByRole('radio').first());
    for (let n = 0; n < 8; n += 1) {
      await p.keyboard.press(n === 0 ? 'Space' : 'ArrowRight');
      if (await group.getByRole('radio', { name }).isChecked()) return;
    }
    throw new Error(`the arrows never reached ${name}`);
  }
  // In a closed list the arrows walk its lines.
  async function pick(p, select, text) {
    await tabTo(p, select);
    for (let n = 0; n < 40; n += 1) {
      if ((await select.evaluate((one) => one.selectedOptions[0]?.textContent ?? '')).includes(text)) return;
      await p.keyboard.press('ArrowDown');
    }
    throw new Error(`no line ${text}`);
  }
  await test('by keyboard alone: judged, sent out, done, called back, and the lamp is lit', async () => {
    const id = await register('厨房的灯一闪一闪。', '13905300403');
    const judging = await someone('linxiaoyue');
    const working = await someone('xuhui');
    const p = judging.page;
    const drawer = p.getByRole('dialog');
    await p.goto(`/w/needs/${id}`);
    await settled(p);
    await press(p, p.getByRole('button', { name: '研判', exact: true }));
    await drawer.waitFor();
    await choose(p, drawer, /^急/);
    await write(p, drawer.locator('#urgency_reason'), '怕短路');
    await choose(p, drawer, /^易/);
    await write(p, drawer.locator('#difficulty_reason'), '换灯');
    await pick(p, drawer.locator('#category'), '房屋维修');
    await choose(p, drawer, /^一家的/);
    await write(p, drawer.locator('#public_interest_reason'), '只一家');
    await choose(p, drawer, /^办得了/);
    await write(p, drawer.locator('#feasible_reason'), '电工在');
    await press(p, drawer.getByRole('button', { name: '定下来' }));
    await drawer.waitFor({ state: 'hidden' });
    equal((await page(id)).need.urgency, 'urgent', 'the urgency that was judged');

    await press(p, p.getByRole('button', { name: '安排人去办', exact: true }));
    await drawer.waitFor();
    await write(p, drawer.locator('[id="tasks.0.what"]'), '去换灯');
    await pick(p, drawer.locator('[id="tasks.0.handler_id"]'), server.people.get('xuhui').name);
    await press(p, drawer.getByRole('button', { name: '派出去（1 项）' }));
    await drawer.waitFor({ state: 'hidden' });

    const w = working.page;
    await w.goto(`/w/needs/${id}`);
    await settled(w);
    await press(w, w.getByRole('button', { name: '开始办', exact: true }));
    const done = w.locator('.task').getByRole('button', { name: '办好了', exact: true });
    await done.waitFor();
    await press(w, done);
    await w.getByRole('dialog').waitFor();
    await write(w, w.locator('#result'), '灯换好了');
    await press(w, w.getByRole('button', { name: '记为办好' }));
    await w.getByRole('dialog').waitFor({ state: 'hidden' });
    equal((await page(id)).need.stage, 'done', 'the stage after the work');

    await p.goto('/w/callbacks');
    await settled(p);
    await press(p, p.locator('.waiting', { has: p.locator(`a[href="/w/needs/${id}"]`) }).getByRole('button'));
    await drawer.locator('form').waitFor();
    await choose(p, drawer, /^找到了/);
    await choose(p, drawer, /^办好了/);
    await choose(p, drawer, /^非常满意/);
    await write(p, drawer.locator('textarea'), '亮了');
    await press(p, drawer.getByRole('button', { name: '记下回访' }));
    await drawer.locator('.lamp.lit').waitFor();
    const after = (await page(id)).need;
    expect(after.stage === 'closed' && after.lit, `${after.stage}, lit: ${after.lit}`);
    for (const who of [judging, working]) {
      equal(who.complaints.join('\n'), '', 'complaints of the browser');
      await who.context.close();
    }
  });
}
