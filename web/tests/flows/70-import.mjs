// A hotline sheet from the drop to the report, the same sheet again (nothing new), and one of its needs to the lit lamp.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { client } from '../api.mjs';
import { axeFindings, picture, settled, sideways, signIn } from '../browser.mjs';
import { equal, expect } from '../check.mjs';
import { callBack, judge, said, send, work } from '../loop.mjs';

const sheets = join(import.meta.dirname, '..', '..', '..', 'tests', 'golden', 'import');
const words = { 'zh-CN': { columns: '改一改', correct: '改' }, en: { columns: 'Change', correct: 'Correct' } };
const looks = ['desk', 'phone'].flatMap((shape) => ['light', 'dark'].flatMap((theme) =>
  ['zh-CN', 'en'].map((language) => ({ shape, theme, language }))));

export default async function importFlows({ browser, server, test }) {
  const password = (login) => server.people.get(login).password;
  const social = await client(server.base, 'linxiaoyue', password('linxiaoyue'));
  const area = social.session.community.id;
  const board = () => social.get(`/needs/board?area_id=${area}`);
  const hotline = async () => (await board()).columns[0].count;
  let taken = 0;

  async function someone(login, look) {
    const who = await browser.person(look);
    await signIn(who, login, password(login));
    return who;
  }
  // Dropped with the pointer, as from the desktop.
  async function drop(page, file) {
    const data = await page.evaluateHandle(({ bytes, name }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name));
      return transfer;
    }, { bytes: readFileSync(join(sheets, file)).toString('base64'), name: file });
    await page.dispatchEvent('.drop', 'drop', { dataTransfer: data });
    await page.locator('.drop').getByText(file).waitFor();
  }
  async function hand(who, file, { source = '12345', by = 'choice' } = {}) {
    const { page } = who;
    await page.goto('/w/imports');
    await settled(page);
    if (by === 'drop') await drop(page, file);
    else await page.locator('input[type=file]').setInputFiles(join(sheets, file));
    await page.locator('#source').fill(source);
    await page.locator('form button[type=submit]').click();
    await page.waitForURL(/\/w\/imports\/\d+/);
    await settled(page);
    return Number(page.url().match(/\d+$/)[0]);
  }
  // Every place of the sheet is this community. Focus goes on to what comes next.
  async function answerAll(who) {
    const { page } = who;
    let asked = 0;
    for (;; asked += 1) {
      const open = await page.locator('.answer select').count();
      if (open === 0) return asked;
      await page.locator('.answer select').first().selectOption(String(area));
      await page.getByRole('button', { name: '就是这里' }).first().click();
      await page.waitForFunction((n) => document.querySelectorAll('.answer select').length < n, open);
      const next = open > 1 ? '.answer select' : '.go button';
      await page.waitForFunction((selector) => document.activeElement === document.querySelector(selector), next);
    }
  }

  await test('hotline-a.xlsx: dropped, columns known, places asked once, taken in, and the report', async () => {
    const who = await someone('linxiaoyue');
    const before = await hotline();
    const id = await hand(who, 'hotline-a.xlsx', { by: 'drop' });
    const { file, columns, questions } = await social.get(`/imports/${id}`);
    equal(file.rows, 120, 'rows');
    const known = columns.filter((one) => one.field && one.field !== 'ignore').map((one) => one.field);
    for (const field of ['order_no', 'words', 'received', 'phone', 'community']) expect(known.includes(field), `${field} recognised`);
    await who.page.getByText(`认出 ${known.length} 列，共 ${columns.length} 列`).waitFor();
    equal(await answerAll(who), questions.length, 'places asked');
    expect(questions.length > 0, 'no place was unknown');
    await who.page.locator('.rows tbody tr').first().waitFor();
    await picture(who, 'import-preview');
    equal((await axeFindings(who.page)).join('\n'), '', 'axe in the preview');
    await who.page.getByRole('button', { name: /^收下 \d+ 件/ }).click();
    await who.page.locator('.verdict').waitFor({ timeout: 60_000 });
    await settled(who.page);
    equal((await axeFindings(who.page)).join('\n'), '', 'axe in the report');
    const { counts } = await social.get(`/imports/${id}`);
    equal(counts.taken, 120, 'taken');
    await who.page.getByText('收下 120 件，等社工研判。').waitFor();
    equal(await hotline(), before + counts.taken, 'needs waiting for triage');
    equal(who.complaints.join('\n'), '', 'complaints of the browser');
    taken = id;
    await who.context.close();
  });
  await test('the same sheet again asks nothing, says that nothing is new, and adds nothing', async () => {
    const who = await someone('linxiaoyue', { shape: 'phone' });
    const before = await hotline();
    const id = await hand(who, 'hotline-a.xlsx');
    equal(await who.page.locator('.answer select').count(), 0, 'places asked a second time');
    await who.page.getByRole('button', { name: /^收下 \d+ 件/ }).click();
    await who.page.getByText('没有新增').first().waitFor({ timeout: 60_000 });
    await picture(who, 'import-again');
    const { counts } = await social.get(`/imports/${id}`);
    equal(counts.taken, 0, 'taken the second time');
    equal(counts.known, 120, 'known the second time');
    equal(await hotline(), before, 'needs waiting for triage');
    await who.context.close();
  });
  for (const language of ['zh-CN', 'en']) await test(`one of its needs: judged, done, called back by another, and the lamp is lit: ${language}`, async () => {
    const t = said[language];
    const judging = await someone('linxiaoyue', { language });
    const working = await someone('xuhui', { shape: 'phone', language });
    const lit = (await board()).month.lit;
    await judging.page.goto(`/w/imports/${taken}`);
    await settled(judging.page);
    const link = judging.page.locator('tbody tr a[href^="/w/needs/"]').nth(language === 'en' ? 1 : 0);
    const href = await link.getAttribute('href');
    await link.click();
    await judging.page.waitForURL(`**${href}`);
    await settled(judging.page);
    await picture(judging, 'need-imported');
    const id = Number(href.match(/\d+/)[0]);
    equal((await social.get(`/needs/${id}`)).need.stage, 'registered', 'the stage after the import');
    await judge(judging, id, t);
    await send(judging, server.people.get('xuhui').name, t);
    await work(working, id, t);
    await callBack(judging, id, t, true);
    equal((await social.get(`/needs/${id}`)).need.stage, 'closed', 'the stage after the call-back');
    equal((await board()).month.lit, lit + 1, 'lamps of the month');
    for (const who of [judging, working]) {
      equal(who.complaints.join('\n'), '', 'complaints of the browser');
      await who.context.close();
    }
  });
  await test('a place left open: after the run it is still asked, and its rows are taken then', async () => {
    const who = await someone('linxiaoyue');
    const { page } = who;
    const id = await hand(who, 'hotline-a.xlsx', { source: 'left open' });
    const { questions } = await social.get(`/imports/${id}`);
    expect(questions.length > 1, `${questions.length} places are asked`);
    await page.locator('.answer select').first().selectOption(String(area));
    await page.getByRole('button', { name: '就是这里' }).first().click();
    await page.waitForFunction((n) => document.querySelectorAll('.answer select').length < n, questions.length);
    await page.getByRole('button', { name: /^收下 \d+ 件/ }).click();
    await page.locator('.verdict').waitFor({ timeout: 60_000 });
    await settled(page);
    const first = (await social.get(`/imports/${id}`)).counts;
    expect(first.held > 0, 'rows wait for their place');
    await page.getByText(`还有 ${questions.length - 1} 个地方没定。`).waitFor();
    await picture(who, 'import-open-places');
    equal((await axeFindings(page)).join('\n'), '', 'axe with open places');
    equal(await answerAll(who), questions.length - 1, 'places asked after the run');
    await page.getByRole('button', { name: /^收下 \d+ 件/ }).click();
    await page.getByText('收下 120 件').waitFor({ timeout: 60_000 });
    equal((await social.get(`/imports/${id}`)).counts.taken, 120, 'taken in the end');
    equal(await page.locator('.answer').count(), 0, 'questions left');
    equal(who.complaints.join('\n'), '', 'complaints of the browser');
    await who.context.close();
  });
  await test('a run whose server died: when nothing moves, it can be taken up again', async () => {
    const who = await someone('linxiaoyue');
    const { page } = who;
    const id = await hand(who, 'hotline-a.xlsx', { source: 'broken off' });
    await answerAll(who);
    // As the sheet reads after such an end: running, with nobody at work on it.
    await page.route(`**/api/imports/${id}`, async (route) => {
      const reply = await route.fetch();
      await route.fulfill({ response: reply, json: { ...await reply.json(), state: 'running' } });
    });
    await page.reload();
    await page.locator('progress').waitFor();
    equal(await page.getByRole('button', { name: '接着收' }).count(), 0, 'no offer while it may still move');
    const onward = page.getByRole('button', { name: '接着收' });
    await onward.waitFor({ timeout: 15_000 });
    await picture(who, 'import-stands-still');
    equal((await axeFindings(page)).join('\n'), '', 'axe');
    const answered = page.waitForResponse((reply) => reply.url().endsWith(`/imports/${id}/run`), { timeout: 60_000 });
    await onward.click();
    await answered;
    await page.unroute(`**/api/imports/${id}`);
    await page.getByText('收下 120 件').waitFor({ timeout: 60_000 });
    equal((await social.get(`/imports/${id}`)).counts.taken, 120, 'taken');
    await who.context.close();
  });
  await test('a file that is no sheet is refused in words, and the page stays', async () => {
    const who = await someone('linxiaoyue');
    await who.page.goto('/w/imports');
    await settled(who.page);
    await who.page.locator('input[type=file]').setInputFiles({ name: 'x.xlsx', mimeType: 'x', buffer: Buffer.from('no sheet') });
    await who.page.locator('form button[type=submit]').click();
    await who.page.getByRole('alert').getByText('没找到表头那一行').waitFor();
    await picture(who, 'import-refused');
    await who.context.close();
  });
  for (const look of looks) {
    const how = `${look.shape} ${look.theme} ${look.language}`;
    await test(`screens of an import: ${how}`, async () => {
      const who = await someone('linxiaoyue', look);
      const findings = [];
      const seen = async (name) => {
        await picture(who, name);
        for (const finding of await axeFindings(who.page)) findings.push(`${name}: ${finding}`);
        const over = await sideways(who.page);
        if (over > 0) findings.push(`${name}: ${over} px off the side`);
      };
      await hand(who, 'hotline-b.csv', { source: how });
      await seen('import-questions');
      await who.page.getByRole('button', { name: words[look.language].columns, exact: true }).first().click();
      await seen('import-columns');
      await who.page.locator('.segments button').nth(1).click();
      await settled(who.page);
      await seen('import-errors');
      await who.page.locator('.segments button').nth(3).click();
      await settled(who.page);
      await seen('import-remarks');
      await who.page.locator('.segments button').nth(2).click();
      await settled(who.page);
      const row = who.page.locator('.rows tbody tr').first();
      await row.getByRole('button', { name: new RegExp(`^${words[look.language].correct}`) }).click();
      await who.page.getByRole('dialog').locator('form').waitFor();
      await seen('import-correction');
      await who.page.keyboard.press('Escape');
      await who.page.goto(`/w/imports/${taken}`);
      await settled(who.page);
      await seen('import-report');
      await who.page.goto('/w/imports');
      await settled(who.page);
      await seen('imports');
      findings.push(...who.complaints);
      equal([...new Set(findings)].join('\n'), '', 'findings');
      await who.context.close();
    });
  }
}
