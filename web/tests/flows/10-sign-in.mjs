// Signing in, being kept out, changing the first password.
import { client } from '../api.mjs';
import { axeFindings, settled, signIn } from '../browser.mjs';
import { equal, expect } from '../check.mjs';

export default async function signInFlows({ browser, server, test }) {
  const someone = async (login, options) => {
    const who = await browser.person(options);
    await signIn(who, login, server.people.get(login).password);
    return who;
  };

  await test('without an account and a password the page says what is missing', async () => {
    const { page, context } = await browser.person();
    await page.goto('/login');
    await page.locator('form button[type=submit]').click();
    await page.getByText('还没填账号').first().waitFor();
    equal(await page.locator('#password').getAttribute('aria-invalid'), 'true', 'the password field');
    equal((await axeFindings(page)).join('\n'), '', 'axe');
    await context.close();
  });
  await test('a wrong password and an unknown account get the same answer', async () => {
    const { page, context } = await browser.person();
    for (const login of ['xuhui', 'nobody-here']) {
      await page.goto('/login');
      await page.locator('#login').fill(login);
      await page.locator('#password').fill('not-the-password');
      await page.keyboard.press('Enter');
      await page.getByText('账号或密码不对').waitFor();
      equal(await page.locator('#login').inputValue(), login, 'what was typed stays');
    }
    await context.close();
  });
  await test('whoever comes by a link is led back to it after signing in', async () => {
    const { page, context } = await browser.person();
    await page.goto('/w/needs?view=list');
    await page.waitForURL(/\/login/);
    await page.locator('#login').fill('linxiaoyue');
    await page.locator('#password').fill(server.people.get('linxiaoyue').password);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/w\/needs\?view=list/);
    await context.close();
  });
  await test('signing out closes the session and leaves nothing in the tab', async () => {
    const who = await someone('xuhui');
    await who.page.evaluate(() => sessionStorage.setItem('anxin.draft.1.need.new', '{"words":"x"}'));
    await who.page.getByRole('button', { name: '我的账号' }).click();
    await who.page.getByRole('menuitem', { name: '退出' }).click();
    await who.page.waitForURL(/\/login/);
    equal(await who.page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('draft')).length), 0, 'drafts');
    await who.page.goto('/w/needs');
    await who.page.waitForURL(/\/login/);
    await who.context.close();
  });
  await test('a new account is made, signs in with its first password and must change it', async () => {
    const admin = await someone('mengxiangyun');
    const { page } = admin;
    await page.goto('/w/users');
    await settled(page);
    await page.getByRole('button', { name: '建账号' }).first().click();
    const drawer = page.getByRole('dialog');
    await drawer.locator('#name').fill('测试员');
    const login = `tester-${Date.now() % 100000}`;
    await drawer.locator('#login').fill(login);
    await drawer.getByText('社区工作者', { exact: true }).click();
    await drawer.getByRole('button', { name: '建账号' }).click();
    await drawer.getByText('账号建好了').waitFor();
    const first = (await drawer.locator('dd').nth(1).innerText()).trim();
    await drawer.getByRole('button', { name: '交给本人了' }).click();
    const fresh = await browser.person();
    await signIn(fresh, login, first);
    await fresh.page.waitForURL(/\/w\/password/);
    await fresh.page.locator('#old_password').fill(first);
    await fresh.page.locator('#new_password').fill('three quiet lamps');
    await fresh.page.locator('#again').fill('three quiet lamps');
    await fresh.page.getByRole('button', { name: '换成新密码' }).click();
    await fresh.page.waitForURL(/\/w\/needs/);
    const again = await client(server.base, login, 'three quiet lamps');
    equal(again.session.must_change_password, false, 'no second change');
    expect(fresh.complaints.length === 0, fresh.complaints.join('\n'));
    await fresh.context.close();
    await admin.context.close();
  });
}
