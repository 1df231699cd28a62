// The register form: what is typed is never lost, what is missing is said, the danger stands first.
import { client } from '../api.mjs';
import { axeFindings, picture, settled, signIn, tabWalk } from '../browser.mjs';
import { equal, expect } from '../check.mjs';

export default async function registerFlows({ browser, server, test }) {
  const password = (login) => server.people.get(login).password;
  const social = await client(server.base, 'linxiaoyue', password('linxiaoyue'));
  const area = social.session.community.id;
  const someone = async (login, look) => {
    const who = await browser.person(look);
    await signIn(who, login, password(login));
    await who.page.goto('/w/needs/new');
    await settled(who.page);
    return who;
  };

  await test('what is missing is listed, each line leads to its field, nothing typed is lost', async () => {
    const who = await someone('xuhui');
    const { page } = who;
    await page.locator('label.card-choice', { hasText: '市长热线' }).click();
    await page.keyboard.press('Control+Enter');
    const summary = page.getByRole('alert');
    await summary.getByText('还没写说了什么').waitFor();
    await picture(who, 'register-missing');
    equal((await axeFindings(page)).join('\n'), '', 'axe');
    await summary.getByText('还没填热线单号').click();
    equal(await page.evaluate(() => document.activeElement.id), 'hotline.order_no', 'where the line leads');
    await page.locator('#words').fill('二号楼单元门关不严。');
    await page.waitForTimeout(400);
    await page.reload();
    await settled(page);
    equal(await page.locator('#words').inputValue(), '二号楼单元门关不严。', 'the words after a reload');
    await page.getByText('接着上回写的').waitFor();
    await who.context.close();
  });
  await test('the net goes while it is saved: the words stay, and the second press makes one need', async () => {
    const who = await someone('xuhui');
    const { page } = who;
    const count = async () => (await social.get(`/needs/board?area_id=${area}`)).columns[0].count;
    const before = await count();
    await page.locator('#words').fill('垃圾桶满了三天没人收，味道大。');
    await page.getByText('不愿留姓名').click();
    // The server hears it, the answer is lost on the way; the page tries again by itself, with the same key.
    let lost = 0;
    await page.route('**/api/needs', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) { await route.continue(); return; }
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await page.keyboard.press('Control+Enter');
    await page.locator('.receipt .number').waitFor();
    equal(lost, 1, 'answers lost');
    equal(await count(), before + 1, 'needs made');
    await who.context.close();
  });
  await test('offline: an amber line, the words are kept, and they go out when the net is back', async () => {
    const who = await someone('xuhui', { shape: 'phone' });
    const { page, context } = who;
    await page.locator('#words').fill('健身器材松了，老人扶着晃。');
    await page.getByText('不愿留姓名').click();
    await context.setOffline(true);
    await page.getByText('网断了').first().waitFor();
    await page.getByRole('button', { name: '登记需求' }).last().click();
    await page.getByRole('alert').getByText('网断了').waitFor({ timeout: 12_000 });
    await picture(who, 'register-offline');
    equal(await page.locator('#words').inputValue(), '健身器材松了，老人扶着晃。', 'the words');
    await context.setOffline(false);
    await page.getByRole('button', { name: '登记需求' }).last().click();
    await page.locator('.receipt .number').waitFor();
    await context.close();
  });
  await test('a whole number finds the person while typing; picking one shows what is in hand', async () => {
    const { id } = await social.post('/people', { community_id: area, name: '试演员', phone: '13905309911', sex: 'female' });
    expect(id > 0, 'a person');
    const who = await someone('xuhui');
    const { page } = who;
    const phone = page.locator('[id="requester.phone"]');
    const option = page.getByRole('option').first();
    await phone.focus();
    await page.keyboard.type('139 0530 9911');
    await option.waitFor();
    await picture(who, 'register-found');
    equal((await axeFindings(page)).join('\n'), '', 'axe with the list open');
    // A combobox: focus stays in the field, which names its list and the line that is meant.
    equal(await phone.getAttribute('role'), 'combobox', 'the role of the field');
    equal(await phone.getAttribute('aria-expanded'), 'true', 'expanded');
    equal(await phone.getAttribute('aria-controls'), await page.getByRole('listbox').getAttribute('id'), 'the list it controls');
    equal(await phone.getAttribute('aria-activedescendant'), null, 'no line meant yet');
    await page.keyboard.press('ArrowDown');
    equal(await phone.getAttribute('aria-activedescendant'), await option.getAttribute('id'), 'the line meant');
    equal(await option.getAttribute('aria-selected'), 'true', 'the line says so');
    await page.keyboard.press('Escape');
    equal(await phone.getAttribute('aria-expanded'), 'false', 'expanded after Escape');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('1');
    await option.waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.locator('.picked').waitFor();
    equal(await page.evaluate(() => document.activeElement.id), 'requester.phone', 'where focus is after picking');
    // Rings from another number today: what is typed stays and goes along.
    await phone.fill('139 0530 9922');
    await page.getByText('这个人手上的事').waitFor();
    await page.locator('#words').fill('想学视频通话。');
    await page.keyboard.press('Control+Enter');
    await page.locator('.receipt .number').waitFor();
    const needs = (await social.get(`/needs?area_id=${area}&requester_id=${id}`)).items;
    equal(needs.length, 1, 'needs of this person');
    const voice = (await social.get(`/needs/${needs[0].id}`)).voices[0];
    equal(voice.phone_masked.slice(-4), '9922', 'the number that was typed');
    await who.context.close();
  });
  await test('on behalf of a neighbour, by home visit, as an emergency; then the slip', async () => {
    const who = await someone('xuhui');
    const { page } = who;
    await page.getByRole('button', { name: '标为紧急' }).click();
    await page.locator('#words').fill('对门大爷两天没出门，敲门也不应。');
    await page.locator('label.card-choice', { hasText: '上门说的' }).click();
    await page.locator('label.card-choice', { hasText: '别的人转告' }).click();
    await page.locator('[id="requester.phone"]').fill('13905300066');
    await page.locator('[id="requester.name"]').fill('演员乙');
    await page.getByText('替别人说的').click();
    await page.locator('label.card-choice', { hasText: '邻居' }).click();
    await page.locator('[id="on_behalf.name"]').fill('高某');
    await page.keyboard.press('Control+Enter');
    await page.locator('.receipt .number').waitFor();
    await page.getByRole('link', { name: '打印回执' }).click();
    await page.locator('.slip .code').waitFor();
    await picture(who, 'slip');
    equal((await axeFindings(page)).join('\n'), '', 'axe on the slip');
    const id = Number(page.url().match(/\d+(?=\/slip)/)[0]);
    const need = await social.get(`/needs/${id}`);
    equal(need.need.emergency, true, 'emergency');
    equal(need.voices[0].on_behalf.relation, 'neighbour', 'relation');
    expect(need.timeline.some((line) => line.action === 'need.slip_printed'), 'a line about the slip');
    await page.emulateMedia({ media: 'print' });
    equal(await page.locator('.rail').isVisible(), false, 'the rail on paper');
    equal(await page.locator('.slip').isVisible(), true, 'the slip on paper');
    await who.context.close();
  });
  await test('by keyboard alone from an empty form to the receipt', async () => {
    const who = await someone('xuhui');
    const { page } = who;
    await page.waitForFunction(() => document.activeElement?.id === 'words');
    await page.keyboard.type('想在院里加一条长凳，走累了能坐坐。');
    const reach = async (id) => {
      for (let n = 0; n < 30; n += 1) {
        if (await page.evaluate((wanted) => document.activeElement?.id === wanted, id)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab never reached ${id}`);
    };
    await reach('requester.phone');
    await page.keyboard.type('13905300055');
    await page.keyboard.press('Tab');
    await page.keyboard.type('演员丙');
    await page.keyboard.press('Control+Enter');
    await page.locator('.receipt .number').waitFor();
    equal(await page.evaluate(() => document.activeElement.className.includes('number')), true, 'focus is on the number');
    await page.goto('/w/needs/new');
    await settled(page);
    const walk = await tabWalk(page);
    equal(walk.blind.join('\n'), '', `stops without a ring of ${walk.stops}`);
    await who.context.close();
  });
  await test('two social workers at once: the second sees both, and what was typed stays', async () => {
    const { id } = await social.post('/needs', {
      community_id: area, channel: 'phone', emergency: false, words: '院门的锁坏了，谁都能进。', requester: { anonymous: true },
      happened: new Date(Date.now() - 60_000).toISOString(), call_back_way: 'none',
    });
    const who = await browser.person();
    await signIn(who, 'zhaoyiming', password('zhaoyiming'));
    const { page } = who;
    await page.goto(`/w/needs/${id}?do=triage`);
    const drawer = page.getByRole('dialog');
    await drawer.locator('#urgency_reason').fill('我写的理由');
    for (const [group, choice] of [['urgency', '不急'], ['difficulty', '难'], ['public_interest', '公共的'], ['feasible', '办得了']]) {
      await drawer.locator('fieldset', { has: page.locator(`#${group}`) }).locator('label', { hasText: choice }).last().click();
    }
    await drawer.locator('#category').selectOption('safety');
    for (const field of ['difficulty_reason', 'public_interest_reason', 'feasible_reason']) await drawer.locator(`#${field}`).fill('理由');
    await social.post(`/needs/${id}/triage`, {
      revision: (await social.get(`/needs/${id}`)).need.revision, urgency: 'urgent', urgency_reason: '夜里进过人', difficulty: 'easy',
      difficulty_reason: '换锁', category: 'safety', populations: [], public_interest: true, public_interest_reason: '全院',
      feasible: true, feasible_reason: '物业换',
    });
    await page.keyboard.press('Control+Enter');
    await drawer.getByText('林晓月刚才先研判了').waitFor();
    await picture(who, 'triage-conflict');
    equal((await axeFindings(page)).join('\n'), '', 'axe');
    equal(await drawer.locator('#urgency_reason').inputValue(), '我写的理由', 'what was typed');
    await drawer.getByRole('button', { name: '按我的再定一次' }).click();
    await drawer.waitFor({ state: 'hidden' });
    equal((await social.get(`/needs/${id}`)).triage.urgency_reason, '我写的理由', 'the newest judgement');
    await who.context.close();
  });
}
