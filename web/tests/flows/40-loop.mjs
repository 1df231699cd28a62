// The loop: a ringing phone, a social worker's judgement, somebody does it, somebody else calls back, a lamp is lit.
// Two people at two devices, desk and phone, Chinese and English.
import { client } from '../api.mjs';
import { axeFindings, picture, settled, signIn } from '../browser.mjs';
import { equal, expect } from '../check.mjs';
import { callBack, judge, said, send, work } from '../loop.mjs';

export default async function loopFlows({ browser, server, test }) {
  const password = (login) => server.people.get(login).password;
  const social = await client(server.base, 'linxiaoyue', password('linxiaoyue'));
  const area = social.session.community.id;
  const someone = async (login, look) => {
    const who = await browser.person(look);
    await signIn(who, login, password(login));
    return who;
  };
  const lit = async () => (await social.get(`/needs/board?area_id=${area}`)).month.lit;
  const page = (id) => social.get(`/needs/${id}`);

  // Registers by the page as the phone rings; gives the need's id and leaves the receipt open.
  async function register(who, words, phone) {
    await who.page.goto('/w/needs/new');
    await settled(who.page);
    await who.page.locator('#words').fill(words);
    await who.page.locator('[id="requester.phone"]').fill(phone);
    await who.page.locator('[id="requester.name"]').fill('演员');
    await who.page.keyboard.press('Control+Enter');
    await who.page.locator('.receipt .number').waitFor();
    expect(/^\d{4} \d{4} \d{4}$/.test((await who.page.locator('.receipt .code').innerText()).trim()), 'a code in groups of four');
    const href = await who.page.locator('.receipt a[href$="/slip"]').getAttribute('href');
    return Number(href.match(/\d+/)[0]);
  }

  const looks = [['desk', 'zh-CN', 'light'], ['phone', 'en', 'light'], ['phone', 'zh-CN', 'dark'], ['desk', 'en', 'dark']];
  for (const [shape, language, theme] of looks) {
    await test(`from the phone call to the lit lamp: ${shape}, ${language}, ${theme}`, async () => {
      const t = said[language];
      const worker = await someone('xuhui', { shape, language, theme });
      const judging = await someone('linxiaoyue', { shape, language, theme });
      const before = await lit();
      const id = await register(worker, `楼道的灯坏了半个月，晚上上楼看不见。${shape}${language}`, '13905300077');
      await picture(worker, 'receipt');
      equal((await page(id)).need.stage, 'registered', 'the stage after the call');
      await judge(judging, id, t);
      await send(judging, server.people.get('xuhui').name, t);
      equal((await page(id)).need.stage, 'assigned', 'the stage after sending somebody');
      await work(worker, id, t);
      equal((await page(id)).need.stage, 'done', 'the stage after the work');
      // The one who did it sees the button with its reason, not the form.
      await worker.page.getByText(t.handler).first().waitFor();
      equal(await worker.page.locator('.acts .button.main').getAttribute('aria-disabled'), 'true', "the handler's own button");
      await callBack(judging, id, t, true);
      equal((await page(id)).need.stage, 'closed', 'the stage after the call-back');
      equal(await lit(), before + 1, 'lamps of the month');
      await judging.page.goto(`/w/needs/${id}`);
      await settled(judging.page);
      await picture(judging, 'need-lit');
      equal((await axeFindings(judging.page)).join('\n'), '', 'axe on the closed need');
      for (const who of [worker, judging]) {
        equal(who.complaints.join('\n'), '', 'complaints of the browser');
        await who.context.close();
      }
    });
  }

  await test('not solved: it goes back to be arranged, and no lamp is lit', async () => {
    const t = said['zh-CN'];
    const worker = await someone('xuhui');
    const judging = await someone('linxiaoyue');
    const before = await lit();
    const id = await register(worker, '楼道的灯又坏了，前天才换的。', '13905300078');
    await judge(judging, id, t);
    await send(judging, server.people.get('xuhui').name, t);
    await work(worker, id, t);
    await callBack(judging, id, t, false);
    const after = (await page(id)).need;
    equal(after.stage, 'triaged', 'the stage');
    equal(after.reopened, 1, 'times reopened');
    equal(await lit(), before, 'lamps of the month');
    await worker.context.close();
    await judging.context.close();
  });

  await test('the next step comes to another browser without a reload', async () => {
    const worker = await someone('xuhui');
    const { id } = await social.post('/needs', {
      community_id: area, channel: 'phone', emergency: false, words: '门口的水管漏水，地上一直湿。',
      requester: { anonymous: true }, happened: new Date(Date.now() - 60_000).toISOString(), call_back_way: 'none',
    });
    await worker.page.goto(`/w/needs/${id}`);
    await settled(worker.page);
    await social.post(`/needs/${id}/triage`, {
      revision: (await page(id)).need.revision, urgency: 'soon', urgency_reason: '湿滑', difficulty: 'easy', difficulty_reason: '小修',
      category: 'home_repair', populations: [], public_interest: true, public_interest_reason: '都从这里过', feasible: true,
      feasible_reason: '物业能修',
    });
    await worker.page.getByText('等安排人').first().waitFor({ timeout: 8000 });
    await worker.context.close();
  });
}
