// A new installation without the demo, as a county's administrator meets it: five steps, then the social worker hands in
// the first sheet and judges the first need of it.
import { join } from 'node:path';
import { client } from '../api.mjs';
import { axeFindings, openBrowser, picture, settled, sideways, signIn } from '../browser.mjs';
import { equal, expect } from '../check.mjs';
import { judge, said } from '../loop.mjs';
import { startEmpty } from '../server.mjs';

const golden = join(import.meta.dirname, '..', '..', '..', 'tests', 'golden', 'import');
const own = 'three quiet lamps';

export default async function firstRunFlows({ test }) {
  const server = await startEmpty('单县', 'limin');
  const browser = await openBrowser(server.base);
  const seen = async (who, name) => {
    await settled(who.page);
    await picture(who, name);
    equal((await axeFindings(who.page)).join('\n'), '', `axe at ${name}`);
    equal(await sideways(who.page), 0, `px off the side at ${name}`);
  };
  const firstTime = async (login, password) => {
    const who = await browser.person();
    await signIn(who, login, password);
    await who.page.waitForURL(/\/w\/password/);
    await who.page.locator('#old_password').fill(password);
    await who.page.locator('#new_password').fill(own);
    await who.page.locator('#again').fill(own);
    await who.page.getByRole('button', { name: '换成新密码' }).click();
    await who.page.waitForURL((url) => !url.pathname.endsWith('/password'));
    await settled(who.page);
    return who;
  };
  const step = (page, n) => page.locator('.steps > li').nth(n - 1);
  const is = async (page, n, state) => step(page, n).locator('h2').getByText(state, { exact: true }).waitFor();
  const passwords = new Map();
  let admin;

  await test('an empty county: its administrator is led to the five steps', async () => {
    admin = await firstTime('limin', server.password);
    const { page } = admin;
    await page.waitForURL(/\/w\/start/);
    await page.getByRole('heading', { name: '开始使用' }).waitFor();
    for (const n of [1, 2, 3, 4, 5]) await is(page, n, '还差');
    await seen(admin, 'start-empty');
  });
  await test('step 1: the community is found by its code and by its name', async () => {
    const { page } = admin;
    const field = step(page, 1).getByRole('searchbox');
    await field.fill('371722003003');
    equal(await step(page, 1).locator('li').count(), 1, 'communities of this code');
    await field.fill('黄楼');
    await step(page, 1).getByRole('button', { name: /黄楼社区/ }).first().click();
    await is(page, 1, '好了');
  });
  await test('step 2: an estate with a block of doors, and more from a sheet that adds nothing twice', async () => {
    const { page } = admin;
    await page.getByRole('link', { name: '去填小区' }).click();
    await page.getByRole('button', { name: '加小区' }).first().click();
    await page.locator('#estate-name').fill('灯笼里');
    await page.getByRole('dialog').getByRole('button', { name: '加上' }).click();
    await page.getByRole('button', { name: '灯笼里', exact: true }).click();
    const drawer = page.getByRole('dialog');
    await drawer.locator('#building-to').fill('6');
    await drawer.locator('#unit-to').fill('3');
    await drawer.getByText('一共 216 户：从 1-1-101 到 6-3-602').waitFor();
    await seen(admin, 'doors-range');
    await drawer.getByRole('button', { name: '加这 216 户' }).click();
    await drawer.getByText('1 栋 · 36 户').waitFor();
    await drawer.getByRole('button', { name: '关上' }).click();
    await page.locator('input[type=file]').setInputFiles(join(golden, 'doors.csv'));
    await page.getByRole('button', { name: '先看看' }).click();
    await page.getByText('要新加 2 户；早就有的 2 户，重复 1 行，看不懂 2 行').waitFor();
    await page.getByText('新的小区：柳巷').waitFor();
    await seen(admin, 'doors-sheet');
    await page.getByRole('button', { name: '加这 2 户' }).click();
    await page.getByText('黄楼社区有 2 个小区，218 户').waitFor();
    await page.locator('input[type=file]').setInputFiles(join(golden, 'doors.csv'));
    await page.getByRole('button', { name: '先看看' }).click();
    await page.getByText('要新加 0 户').waitFor();
    await seen(admin, 'estates');
  });
  await test('step 3: a social worker and a community worker, each with a first password', async () => {
    const { page } = admin;
    await page.goto('/w/users');
    for (const [login, name, role] of [['zhou', '周社工', '社工'], ['wujie', '吴工作', '社区工作者']]) {
      await settled(page);
      await page.getByRole('button', { name: '建账号' }).first().click();
      const drawer = page.getByRole('dialog');
      await drawer.locator('#name').fill(name);
      await drawer.locator('#login').fill(login);
      await drawer.getByText(role, { exact: true }).click();
      await drawer.getByRole('button', { name: '建账号' }).click();
      await drawer.getByText('账号建好了').waitFor();
      passwords.set(login, (await drawer.locator('dd').nth(1).innerText()).trim());
      await drawer.getByRole('button', { name: '交给本人了' }).click();
    }
  });
  await test('step 4: the own phone, and a number set for the community with its name behind it', async () => {
    const { page } = admin;
    await page.goto('/w/settings');
    await settled(page);
    const row = (name) => page.locator('tr', { hasText: name });
    await row('自己的电话').getByRole('button', { name: /在这里定/ }).click();
    await page.getByRole('dialog').locator('#value').fill('0530-0000345');
    await page.getByRole('dialog').getByRole('button', { name: '就这么定' }).click();
    await row('自己的电话').getByText('0530-0000345').waitFor();
    await row('急的多久办好').first().getByRole('button', { name: /在这里定/ }).click();
    await page.getByRole('dialog').locator('#value').fill('31');
    await page.getByRole('dialog').getByRole('button', { name: '就这么定' }).click();
    await page.getByText('填 1 到 30 之间的数').waitFor();
    await page.getByRole('dialog').locator('#value').fill('2');
    await seen(admin, 'setting-form');
    await page.getByRole('dialog').getByRole('button', { name: '就这么定' }).click();
    await row('急的多久办好').first().getByText('2 个工作日').waitFor();
    await row('急的多久办好').first().getByText(/这里定的，李敏/).waitFor();
    await seen(admin, 'settings');
  });
  await test('step 5: says what to do on the server, and sees the backup when it is made', async () => {
    const { page } = admin;
    await page.goto('/w/start');
    for (const n of [1, 2, 3, 4]) await is(page, n, '好了');
    await is(page, 5, '还差');
    await page.getByText('anxin backup /var/backups/anxin/').waitFor();
    await seen(admin, 'start-backup');
    server.run('backup', join(server.folder, 'backup-1'));
    await page.reload();
    await is(page, 5, '好了');
    await page.getByText('都齐了，可以收第一张表了').waitFor();
    await seen(admin, 'start-all');
    equal(await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '开始使用' }).count(), 0, 'in the rail');
    await page.goto('/');
    await page.waitForURL(/\/w\/users/);
  });
  await test('the county adds a category, and keeps words ready for answering', async () => {
    const { page } = admin;
    await page.goto('/w/settings/words');
    await page.getByRole('button', { name: '加一个类别' }).click();
    await page.locator('#label').fill('停车出行');
    await page.getByRole('dialog').getByRole('button', { name: '加上' }).click();
    await page.getByRole('dialog').getByText('已经有这个类别了').waitFor();
    await page.locator('#label').fill('电动车充电');
    await page.getByRole('dialog').getByRole('button', { name: '加上' }).click();
    await page.getByRole('row', { name: /电动车充电/ }).getByText('在用').waitFor();
    await page.getByRole('button', { name: '手机和上网：能做的' }).click();
    await page.getByRole('menuitem', { name: '并到别的类别' }).click();
    await page.locator('#into').selectOption({ label: '文体活动' });
    await page.getByRole('dialog').getByRole('button', { name: '并过去' }).click();
    await page.getByRole('row', { name: /手机和上网/ }).getByText('并入文体活动').waitFor();
    await seen(admin, 'words');
    await page.goto('/w/settings/replies');
    await seen(admin, 'replies-empty');
    await page.getByRole('button', { name: '写一条' }).first().click();
    await page.locator('#title').fill('路灯');
    await page.locator('#words').fill('路灯已经报修，三天内来人。');
    await page.getByRole('dialog').getByRole('button', { name: '记下来' }).click();
    await page.getByRole('button', { name: /^改/ }).click();
    await page.locator('#words').fill('路灯已经报修，两天内来人。');
    await page.getByRole('dialog').getByRole('button', { name: '记下来' }).click();
    await page.getByText('第 2 版').waitFor();
    await seen(admin, 'replies');
    equal(admin.complaints.join('\n'), '', 'complaints of the browser');
    await admin.context.close();
  });
  await test('the social worker hands in the first sheet and judges the first need of it', async () => {
    const who = await firstTime('zhou', passwords.get('zhou'));
    const { page } = who;
    await page.goto('/w/imports');
    await settled(page);
    await page.locator('input[type=file]').setInputFiles(join(golden, 'hotline-a.xlsx'));
    await page.locator('form button[type=submit]').click();
    await page.waitForURL(/\/w\/imports\/\d+/);
    await settled(page);
    const here = await page.locator('.answer select').first().locator('option', { hasText: '黄楼社区' }).first().getAttribute('value');
    for (let open = await page.locator('.answer select').count(); open > 0; open -= 1) {
      await page.locator('.answer select').first().selectOption(here);
      await page.getByRole('button', { name: '就是这里' }).first().click();
      await page.waitForFunction((n) => document.querySelectorAll('.answer select').length < n, open);
    }
    await page.getByRole('button', { name: /^收下 \d+ 件/ }).click();
    await page.locator('.verdict').waitFor({ timeout: 60_000 });
    const api = await client(server.base, 'zhou', own);
    const board = await api.get(`/needs/board?area_id=${api.session.community.id}`);
    expect(board.columns[0].count > 0, 'needs of the sheet wait for triage');
    const { id } = board.columns[0].items[0];
    await judge(who, id, said['zh-CN']);
    const judged = await api.get(`/needs/${id}`);
    equal(judged.need.stage, 'triaged', 'the stage');
    await page.goto(`/w/needs/${id}/slip`);
    await page.getByText('有事打 0530-0000345').waitFor();
    equal(who.complaints.join('\n'), '', 'complaints of the browser');
    await who.context.close();
  });
  await test('the same pages on a phone and in English', async () => {
    for (const look of [{ shape: 'phone' }, { shape: 'phone', language: 'en' }, { theme: 'dark' }]) {
      const who = await browser.person(look);
      await signIn(who, 'limin', own);
      await who.page.goto('/w/start');
      await settled(who.page);
      await step(who.page, 1).getByRole('searchbox').fill('371722003003');
      await step(who.page, 1).locator('li button').first().click();
      for (const [name, path] of [['start-all', '/w/start'], ['settings', '/w/settings'], ['words', '/w/settings/words'],
        ['replies', '/w/settings/replies'], ['estates', '/w/settings/estates']]) {
        await who.page.goto(path);
        await seen(who, name);
      }
      equal(who.complaints.join('\n'), '', 'complaints of the browser');
      await who.context.close();
    }
  });
  await browser.close();
  await server.stop();
}
