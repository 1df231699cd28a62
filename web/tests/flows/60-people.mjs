// People: found by a whole number or a name, masked until there is a purpose, each look written down.
import { client } from '../api.mjs';
import { axeFindings, picture, settled, signIn } from '../browser.mjs';
import { equal, expect } from '../check.mjs';

export default async function peopleFlows({ browser, server, test }) {
  const password = (login) => server.people.get(login).password;
  const social = await client(server.base, 'linxiaoyue', password('linxiaoyue'));
  const area = social.session.community.id;
  const someone = async (login, look) => {
    const who = await browser.person(look);
    await signIn(who, login, password(login));
    return who;
  };

  await test('somebody is added, found again by the whole number only, shown for a purpose, and changed', async () => {
    const who = await someone('linxiaoyue');
    const { page } = who;
    await page.goto('/w/people');
    await settled(page);
    const search = page.getByRole('searchbox');
    await search.fill('13905308');
    await page.getByText('号码要写全').waitFor();
    await search.fill('13905308822');
    await page.getByText('没找到。要新建吗？').waitFor();
    await picture(who, 'people-none');
    await page.getByRole('button', { name: '添一位居民' }).last().click();
    const drawer = page.getByRole('dialog');
    equal(await drawer.locator('#phone').inputValue(), '13905308822', 'the number comes along');
    await drawer.locator('#name').fill('演员甲');
    await drawer.locator('#birth').fill('1948');
    await picture(who, 'person-add');
    equal((await axeFindings(page)).join('\n'), '', 'axe in the form');
    await drawer.getByRole('button', { name: '添一位居民' }).click();
    await page.waitForURL(/\/w\/people\/\d+/);
    await settled(page);
    equal(await page.getByText('13905308822').count(), 0, 'the number is masked');
    await page.getByRole('button', { name: '看号码' }).click();
    await page.getByRole('dialog').getByText('上门', { exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '打开看' }).click();
    await page.getByText('13905308822').waitFor();
    await picture(who, 'person-revealed');
    await page.getByRole('button', { name: '改', exact: true }).click();
    await page.getByRole('dialog').locator('label.card-choice', { hasText: '女' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '改好了，存下' }).click();
    await page.getByText('女 · ').first().waitFor();
    const secretary = await client(server.base, 'dinghaiyan', password('dinghaiyan'));
    const lines = await secretary.get(`/audit?area_id=${area}`);
    expect(lines.items.some((line) => line.action === 'person.revealed'), 'a line about the look');
    equal(who.complaints.join('\n'), '', 'complaints of the browser');
    await who.context.close();
  });
  await test('people by a name of two letters, at 390 px', async () => {
    const who = await someone('xuhui', { shape: 'phone' });
    const { page } = who;
    await page.goto('/w/people');
    await settled(page);
    await page.getByRole('searchbox').fill('演员');
    await page.locator('.list li').first().waitFor();
    await picture(who, 'people-found');
    equal((await axeFindings(page)).join('\n'), '', 'axe');
    expect(!decodeURIComponent(page.url()).includes('演员'), 'the name stands in the address');
    await who.context.close();
  });
}
