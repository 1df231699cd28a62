// How a need ends without tasks: a no is explained and called back, what others are in charge of is passed on, what
// waits says until when, what is not wanted any more is put away.
import { client } from '../api.mjs';
import { axeFindings, picture, settled, signIn } from '../browser.mjs';
import { equal } from '../check.mjs';

const judgement = (feasible) => ({
  urgency: 'soon', urgency_reason: '这几天', difficulty: 'easy', difficulty_reason: '一个人', category: 'other',
  populations: [], public_interest: true, public_interest_reason: '好几家', feasible, feasible_reason: '归谁管',
});

export default async function outcomeFlows({ browser, server, test }) {
  const password = (login) => server.people.get(login).password;
  const social = await client(server.base, 'linxiaoyue', password('linxiaoyue'));
  const area = social.session.community.id;
  const heard = async (words, feasible) => {
    const made = await social.post('/needs', {
      community_id: area, channel: 'phone', emergency: false, words,
      requester: { anonymous: false, name: '试演员', phone: '13905309922' },
      happened: new Date().toISOString().replace(/\.\d+Z$/, 'Z'), call_back_way: 'phone',
    });
    const page = await social.get(`/needs/${made.id}`);
    if (feasible === undefined) return page;
    return social.post(`/needs/${made.id}/triage`, { revision: page.need.revision, ...judgement(feasible) });
  };
  const at = async (id, look) => {
    const who = await browser.person(look);
    await signIn(who, 'linxiaoyue', password('linxiaoyue'));
    await who.page.goto(`/w/needs/${id}`);
    await settled(who.page);
    return who;
  };
  const standsAs = async (id, stage) => equal((await social.get(`/needs/${id}`)).need.stage, stage, 'the stage');
  const seen = async (who, name) => {
    await picture(who, name);
    equal((await axeFindings(who.page)).join('\n'), '', `axe of ${name}`);
  };

  for (const shape of ['desk', 'phone']) {
    await test(`${shape}: what cannot be done is explained to the person, and somebody else calls`, async () => {
      const { need } = await heard('想在楼顶种菜，行不行。', false);
      const who = await at(need.id, { shape });
      const { page } = who;
      await page.getByText('定的是办不了：跟本人说清楚').waitFor();
      await seen(who, 'outcome-no');
      await page.getByRole('button', { name: '跟本人说清楚' }).click();
      const form = page.getByRole('dialog');
      await form.getByRole('button', { name: '记下答复' }).click();
      await form.getByRole('alert').getByText('还没写怎么跟他说的').waitFor();
      await form.locator('#words').fill('楼顶的防水动了会漏，不能种。楼下有公共菜地，可以分一垄。');
      await form.locator('label.card-choice', { hasText: '打电话说' }).click();
      await form.locator('#appeal').fill('不同意可以找街道，星期一到星期五上午，园艺街道一楼窗口');
      await seen(who, 'outcome-reply');
      await form.getByRole('button', { name: '记下答复' }).click();
      await page.getByText('「楼顶的防水动了会漏，不能种。').waitFor();
      await seen(who, 'outcome-replied');
      await standsAs(need.id, 'replied');
      await who.context.close();
    });
    await test(`${shape}: it is passed on, not taken, passed on again, and answered`, async () => {
      const { need } = await heard('井盖响，夜里睡不好。', false);
      const who = await at(need.id, { shape });
      const { page } = who;
      const pass = async (target, field, value) => {
        await page.getByRole('button', { name: '转给管的人' }).click();
        const form = page.getByRole('dialog');
        await form.locator('label.card-choice', { hasText: target }).click();
        await form.locator(`#${field}`).fill(value);
        if (field === 'body') await seen(who, 'outcome-refer');
        await form.getByRole('button', { name: '转出去' }).click();
      };
      await pass('有关部门', 'body', '自来水公司');
      await page.getByRole('button', { name: '对方没接' }).click();
      await page.getByRole('dialog').locator('#words').fill('说是电力的井');
      await page.getByRole('dialog').getByRole('button', { name: '退回待安排' }).click();
      await page.getByText('说是电力的井').waitFor();
      await pass('12345 热线', 'outside_no', 'SX-2026-77');
      await page.getByText('转给12345 热线了').or(page.getByText('转给 12345 热线了')).first().waitFor();
      await page.getByRole('button', { name: '对方回话了' }).click();
      await page.getByRole('dialog').locator('#words').fill('供电公司换了井盖');
      await page.getByRole('dialog').getByRole('button', { name: '记下回话' }).click();
      await page.getByText('供电公司换了井盖').waitFor();
      await seen(who, 'outcome-answered');
      await standsAs(need.id, 'done');
      await who.context.close();
    });
    await test(`${shape}: it waits until a day, stands apart on the board, goes on, and is put away`, async () => {
      const { need } = await heard('扶手松了。');
      const who = await at(need.id, { shape });
      const { page } = who;
      const rare = async (name) => {
        await page.getByRole('button', { name: '别的' }).click();
        await page.getByRole('menuitem', { name }).click();
      };
      await rare('先等一等');
      const form = page.getByRole('dialog');
      await form.locator('#reason').fill('老人住院了，出院再装');
      await form.locator('#until').fill('2199-01-01');
      await form.getByRole('button', { name: '等到那天' }).click();
      await form.getByText('最多等一年').first().waitFor();
      const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
      await form.locator('#until').fill(day);
      await form.getByRole('button', { name: '等到那天' }).click();
      await page.getByText('老人住院了，出院再装').waitFor();
      await seen(who, 'outcome-waits');
      await page.goto('/w/needs');
      await settled(page);
      await page.getByRole('link', { name: /件先放着/ }).click();
      await page.locator(`a[href="/w/needs/${need.id}"]`).waitFor();
      await seen(who, 'outcome-aside');
      await page.goto(`/w/needs/${need.id}`);
      await settled(page);
      await page.getByRole('button', { name: '接着办' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '接着办' }).click();
      await page.getByRole('button', { name: '研判' }).waitFor();
      await standsAs(need.id, 'registered');
      await rare('本人说不用了');
      await page.getByRole('dialog').locator('#reason').fill('女儿装好了');
      await page.getByRole('dialog').getByRole('button', { name: '记下不用了' }).click();
      await page.getByText('女儿装好了').waitFor();
      await seen(who, 'outcome-withdrawn');
      await standsAs(need.id, 'withdrawn');
      await who.context.close();
    });
    await test(`${shape}: two that are one matter are joined, who asked is told, and it is taken apart`, async () => {
      const { need: parent } = await heard(`三号楼的灯坏了（${shape}）`);
      const { need } = await heard('三号楼道黑，不敢走');
      const who = await at(need.id, { shape });
      const { page } = who;
      await page.getByRole('button', { name: '别的' }).click();
      await page.getByRole('menuitem', { name: '并到另一件' }).click();
      const form = page.getByRole('dialog');
      await form.getByRole('button', { name: '并过去' }).click();
      await form.getByRole('alert').getByText('还没选并到哪一件').waitFor();
      await form.locator('select').selectOption(String(parent.id));
      await seen(who, 'outcome-merge');
      await form.getByRole('button', { name: '并过去' }).click();
      await page.getByText('要告诉的人').waitFor();
      await page.getByRole('button', { name: '告诉了', exact: true }).click();
      await seen(who, 'outcome-merged');
      await page.getByRole('button', { name: '记下告诉了' }).click();
      await page.getByText('打电话说，').waitFor();
      await page.getByRole('link', { name: `${parent.need_no.slice(5)} 号需求` }).click();
      await page.getByText('都告诉了').waitFor();
      await page.getByText('三号楼道黑，不敢走').waitFor();
      await seen(who, 'outcome-parent');
      await page.goto(`/w/needs/${need.id}`);
      await settled(page);
      await page.getByRole('button', { name: '拆开，单独办' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '拆开' }).click();
      await page.getByRole('button', { name: '研判' }).waitFor();
      await standsAs(need.id, 'registered');
      await who.context.close();
    });
    await test(`${shape}: individual help is for few eyes`, async () => {
      const { need } = await heard('孩子不肯上学，夜里哭', true);
      const who = await at(need.id, { shape });
      const { page } = who;
      await page.getByRole('button', { name: '别的' }).click();
      await page.getByRole('menuitem', { name: '转为个案' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '转为个案' }).click();
      await page.getByText('个案，林晓月在跟').waitFor();
      await seen(who, 'outcome-case');
      await who.context.close();
      const other = await browser.person({ shape });
      await signIn(other, 'xuhui', password('xuhui'));
      await other.page.goto(`/w/needs/${need.id}`);
      await settled(other.page);
      await other.page.getByText('这是个案，内容只有社工和书记能看').waitFor();
      equal(await other.page.getByText('孩子不肯上学').count(), 0, 'its words');
      await seen(other, 'outcome-case-outside');
      await other.context.close();
    });
    await test(`${shape}: whoever is away hands all over at once`, async () => {
      const staff = (await social.get(`/areas/${area}/staff`)).items;
      const [away, taker] = staff.filter((one) => one.name !== '林晓月' && one.roles.includes('community_worker'));
      const { need } = await heard('晾衣绳断了');
      const before = await social.get(`/needs/${need.id}`);
      await social.post(`/needs/${need.id}/owner`, { revision: before.need.revision, owner_id: away.person_id,
        reason: '换班' });
      const who = await browser.person({ shape });
      await signIn(who, 'linxiaoyue', password('linxiaoyue'));
      const { page } = who;
      await page.goto(`/w/needs/hand-over?from=${away.person_id}`);
      await settled(page);
      await page.getByText('晾衣绳断了').first().waitFor();
      await page.locator('#to_id').selectOption(String(taker.person_id));
      await page.locator('#reason').fill('休假一个星期');
      await seen(who, 'outcome-hand-over');
      await page.getByRole('button', { name: '交过去' }).click();
      await page.getByRole('status').getByText(/^交过去 \d+ 件$/).waitFor();
      await seen(who, 'outcome-handed');
      equal((await social.get(`/needs/${need.id}`)).need.owner.person_id, taker.person_id, 'the owner');
      await who.context.close();
    });
  }
}
