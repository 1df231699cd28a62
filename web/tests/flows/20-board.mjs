// The board: what it shows is what the server counts; filters, list, search, keyboard; another browser's work comes in.
import { client } from '../api.mjs';
import { settled, signIn, tabWalk } from '../browser.mjs';
import { equal, expect } from '../check.mjs';

export default async function boardFlows({ browser, server, test }) {
  const password = (login) => server.people.get(login).password;
  const social = await client(server.base, 'linxiaoyue', password('linxiaoyue'));
  const area = social.session.community.id;
  const someone = async (login, options) => {
    const who = await browser.person(options);
    await signIn(who, login, password(login));
    return who;
  };

  await test('the first sentence and the columns say what the server counts', async () => {
    const { page, context } = await someone('linxiaoyue');
    const board = await social.get(`/needs/board?area_id=${area}`);
    await page.getByText(`手上有 ${board.in_hand} 件事`).waitFor();
    for (const [index, name] of ['待研判', '待安排', '办理中', '待回访'].entries()) {
      await page.getByRole('region', { name: `${name}，${board.columns[index].count} 件` }).waitFor();
    }
    await page.getByText(`${board.month.lit}`, { exact: true }).first().waitFor();
    await context.close();
  });
  await test('a field of the matrix filters the columns, pressed again it lets go', async () => {
    const { page, context } = await someone('linxiaoyue');
    const cells = page.locator('.matrix button');
    const counts = await cells.locator('b').allInnerTexts();
    const most = counts.map(Number).indexOf(Math.max(...counts.map(Number)));
    await cells.nth(most).click();
    await page.waitForURL(/urgency=.*difficulty=|difficulty=.*urgency=/);
    equal(await cells.nth(most).getAttribute('aria-pressed'), 'true', 'the field');
    equal(await page.locator('.columns article').count() > 0, true, 'cards that fit');
    await cells.nth(most).click();
    equal(await cells.nth(most).getAttribute('aria-pressed'), 'false', 'the field let go');
    await context.close();
  });
  await test('the list reads on, and a word that was said is found without standing in the address', async () => {
    const { page, context } = await someone('linxiaoyue');
    await page.getByRole('button', { name: '列表' }).click();
    await page.locator('tbody tr').first().waitFor();
    const before = await page.locator('tbody tr').count();
    await page.getByRole('button', { name: '再看一些' }).click();
    await page.waitForFunction((n) => document.querySelectorAll('tbody tr').length > n, before);
    const words = (await page.locator('tbody tr a').first().innerText()).slice(0, 4);
    await page.keyboard.press('/');
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    await page.locator('tbody tr').first().waitFor();
    await page.getByText(words).first().waitFor();
    expect(!decodeURIComponent(page.url()).includes(words), `the words stand in the address: ${page.url()}`);
    await context.close();
  });
  await test('by keyboard alone: every stop has a ring, M opens the moves with their reasons, Escape leads back', async () => {
    const { page, context } = await someone('xuhui');
    const walk = await tabWalk(page);
    equal(walk.blind.join('\n'), '', `stops without a ring of ${walk.stops}`);
    expect(walk.stops > 25, `only ${walk.stops} stops`);
    await page.locator('article h4 a').first().focus();
    await page.keyboard.press('m');
    await page.getByRole('menu').getByText('只有社工能研判').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '快捷键' }).waitFor();
    await page.keyboard.press('Escape');
    await context.close();
  });
  await test('what one registers appears on the board of another without a reload', async () => {
    const { page, context } = await someone('linxiaoyue');
    const board = await social.get(`/needs/board?area_id=${area}`);
    const worker = await client(server.base, 'xuhui', password('xuhui'));
    await worker.post('/needs', {
      community_id: area, channel: 'phone', emergency: false, words: '三号楼门口的感应灯白天一直亮着，晚上反倒不亮。',
      requester: { anonymous: true }, happened: new Date(Date.now() - 60_000).toISOString(), call_back_way: 'none',
    });
    const name = `待研判，${board.columns[0].count + 1} 件`;
    await page.getByRole('region', { name }).waitFor({ timeout: 8000 });
    await context.close();
  });
  await test('on a phone one column shows at a time and nothing runs off the side', async () => {
    const { page, context } = await someone('xuhui', { shape: 'phone' });
    await page.getByRole('button', { name: /办理中/ }).click();
    equal(await page.locator('.columns .column:visible').count(), 1, 'columns in sight');
    equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'no sideways scroll');
    await settled(page);
    await context.close();
  });
}
