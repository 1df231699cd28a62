// Whoever works here no longer: her needs say so, and handing over begins with the reason.
import { client } from '../api.mjs';
import { axeFindings, picture, settled, signIn } from '../browser.mjs';
import { equal } from '../check.mjs';

export default async function leftFlows({ browser, server, test }) {
  const password = (login) => server.people.get(login).password;
  await test('whoever has left is marked until somebody else stands for the need', async () => {
    const social = await client(server.base, 'linxiaoyue', password('linxiaoyue'));
    const admin = await client(server.base, 'mengxiangyun', password('mengxiangyun'));
    const area = social.session.community.id;
    const login = `leaver-${Date.now() % 100000}`;
    const user = await admin.post('/users', { login, name: '离岗员', area_id: area, role: 'community_worker' });
    const leaver = (await social.get(`/areas/${area}/staff`)).items.find((one) => one.name === '离岗员').person_id;
    const made = await social.post('/needs', {
      community_id: area, channel: 'phone', emergency: false, words: '楼道的扶手松了，上下楼不敢扶',
      requester: { anonymous: false, name: '照演员', phone: '13905300355' },
      on_behalf: { relation: 'parent', name: '照演母', phone: '13905300356' },
      happened: new Date().toISOString().replace(/\.\d+Z$/, 'Z'), call_back_way: 'phone',
    });
    const before = await social.get(`/needs/${made.id}`);
    await social.post(`/needs/${made.id}/owner`, { revision: before.need.revision, owner_id: leaver, reason: '换班' });
    const grant = (await admin.get(`/users?area_id=${area}`)).items.find((one) => one.id === user.id).grants[0];
    const closer = await browser.person();
    await signIn(closer, 'mengxiangyun', password('mengxiangyun'));
    await closer.page.goto('/w/users');
    await settled(closer.page);
    const row = closer.page.locator('tr', { hasText: login });
    await row.getByRole('button').click();
    await closer.page.getByRole('menuitem', { name: '看授权、加授权' }).click();
    await closer.page.getByRole('button', { name: '收回', exact: true }).click();
    const sure = closer.page.getByRole('dialog').last();
    equal(await sure.locator('textarea').count(), 0, 'no reason is asked that nobody keeps');
    await picture(closer, 'grant-end');
    await sure.getByRole('button', { name: '收回', exact: true }).click();
    await closer.page.getByText('授权收回了').waitFor();
    const ended = (await admin.get(`/users?area_id=${area}`)).items.find((one) => one.id === user.id)?.grants
      .find((one) => one.id === grant.id);
    equal(ended === undefined || ended.ended, true, 'the grant has ended');
    await closer.context.close();

    const who = await browser.person();
    await signIn(who, 'linxiaoyue', password('linxiaoyue'));
    const { page: p } = who;
    await p.locator('input[type=search]').fill(made.need_no.slice(5));
    await p.keyboard.press('Enter');
    const found = p.locator('tr', { has: p.locator(`a[href="/w/needs/${made.id}"]`) });
    await found.getByText('已离岗', { exact: true }).waitFor();
    await found.locator('a.words').click();
    await settled(p);
    await p.getByText('离岗员已离岗，请换人负责。').waitFor();
    await picture(who, 'need-left');
    equal((await axeFindings(p)).join('\n'), '', 'axe');

    // The one it is about: her name and number are hers, not the caller's.
    const affected = p.locator('.voice dl > div', { hasText: '替父母说' });
    await affected.getByRole('button', { name: '看号码' }).click();
    await p.getByRole('dialog').getByText('上门', { exact: true }).click();
    await p.getByRole('dialog').getByRole('button', { name: '打开看' }).click();
    await affected.locator('a[href="tel:13905300356"]').waitFor();

    await p.getByRole('button', { name: '换人负责', exact: true }).click();
    const drawer = p.getByRole('dialog');
    equal(await drawer.locator('#reason').inputValue(), '离岗员已离岗', 'the reason is there');
    const select = drawer.locator('#owner_id');
    await select.locator('option', { hasText: '林晓月' }).first().waitFor({ state: 'attached' });
    await select.selectOption(await select.locator('option', { hasText: '林晓月' }).first().getAttribute('value'));
    await drawer.getByRole('button', { name: '换人负责', exact: true }).click();
    await drawer.waitFor({ state: 'hidden' });
    equal(await p.getByText('已离岗', { exact: true }).count(), 0, 'nobody is marked any longer');

    // What is read out over the phone finds it: the short number, and the code of the slip.
    for (const text of [made.need_no.slice(5), made.public_code]) {
      await p.goto('/w/needs');
      await settled(p);
      await p.locator('input[type=search]').fill(text);
      await p.keyboard.press('Enter');
      await p.locator(`td a[href="/w/needs/${made.id}"]`).waitFor();
    }
    equal(who.complaints.join('\n'), '', 'complaints');
    await who.context.close();
  });
  await test('an account is closed without a reason that nobody keeps, and cannot sign in', async () => {
    const admin = await client(server.base, 'mengxiangyun', password('mengxiangyun'));
    const area = (await client(server.base, 'linxiaoyue', password('linxiaoyue'))).session.community.id;
    const login = `closed-${Date.now() % 100000}`;
    const user = await admin.post('/users', { login, name: '停用员', area_id: area, role: 'community_worker' });
    const who = await browser.person();
    await signIn(who, 'mengxiangyun', password('mengxiangyun'));
    await who.page.goto('/w/users');
    await settled(who.page);
    await who.page.locator('tr', { hasText: login }).getByRole('button').click();
    await who.page.getByRole('menuitem', { name: '停用账号' }).click();
    const sure = who.page.getByRole('dialog');
    await picture(who, 'user-close');
    await sure.getByRole('button', { name: '停用账号' }).click();
    await who.page.getByText('账号停用了').waitFor();
    const refused = await client(server.base, login, user.first_password).then(() => 'signed in', () => 'refused');
    equal(refused, 'refused', 'the closed account');
    await who.context.close();
  });
  await test('the country has a name, and its administrator gives counties theirs', async () => {
    const system = [...server.people.values()].find((one) => one.role === 'system_admin');
    for (const [language, name, add] of [['zh-CN', '全国', '建账号'], ['en', 'Whole country', 'New account']]) {
      const who = await browser.person({ language });
      await signIn(who, system.login, system.password);
      await who.page.goto('/w/users');
      await settled(who.page);
      await who.page.getByRole('button', { name: add }).first().click();
      const options = who.page.getByRole('dialog').locator('#area_id option');
      await options.nth(1).waitFor({ state: 'attached' });
      const all = await options.allInnerTexts();
      equal(all[0], name, 'the country');
      equal(all.some((one) => one.trim() === ''), false, 'no option is blank');
      await picture(who, 'user-new-country');
      await who.context.close();
    }
  });
}
