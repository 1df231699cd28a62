// Every screen, looked at: two shapes, two themes, two languages. A picture of each, axe, nothing off the side, and no
// complaint of the browser, which also means no breach of the content security policy.
import { client } from '../api.mjs';
import { axeFindings, picture, settled, sideways, signIn } from '../browser.mjs';
import { equal } from '../check.mjs';

const words = { 'zh-CN': { add: '建账号', grants: '看授权、加授权' }, en: { add: 'New account', grants: 'See and add grants' } };
const looks = [];
for (const shape of ['desk', 'phone']) {
  for (const theme of ['light', 'dark']) {
    for (const language of ['zh-CN', 'en']) looks.push({ shape, theme, language });
  }
}

export default async function screenFlows({ browser, server, test }) {
  const password = (login) => server.people.get(login).password;
  const social = await client(server.base, 'linxiaoyue', password('linxiaoyue'));
  const area = social.session.community.id;
  const board = await social.get(`/needs/board?area_id=${area}`);
  const need = (index) => board.columns[index].items[0]?.id;
  const person = (await social.post('/people', { community_id: area, name: '照演员', phone: '13905300301', sex: 'male' })).id;
  const screens = {
    linxiaoyue: {
      board: '/w/needs', list: '/w/needs?view=list', register: '/w/needs/new', 'need-new': `/w/needs/${need(0)}`,
      'need-working': `/w/needs/${need(2)}`, 'need-done': `/w/needs/${need(3)}`, slip: `/w/needs/${need(0)}/slip`,
      person: `/w/people/${person}`, callbacks: '/w/callbacks', imports: '/w/imports',
      people: '/w/people', password: '/w/password', nowhere: '/w/nowhere',
    },
    dinghaiyan: { users: '/w/users', audit: '/w/audit' },
    mengxiangyun: { 'users-all': '/w/users' },
  };
  for (const look of looks) {
    const how = `${look.shape} ${look.theme} ${look.language}`;
    await test(`screens: ${how}`, async () => {
      const findings = [];
      const seen = async (who, name) => {
        await picture(who, name);
        for (const finding of await axeFindings(who.page)) findings.push(`${name}: ${finding}`);
        const over = await sideways(who.page);
        if (over > 0) findings.push(`${name}: ${over} px off the side`);
      };
      const stranger = await browser.person(look);
      await stranger.page.goto('/login');
      await stranger.page.locator('#login').waitFor();
      await seen(stranger, 'login');
      await stranger.context.close();
      for (const [login, paths] of Object.entries(screens)) {
        const who = await browser.person(look);
        await signIn(who, login, password(login));
        for (const [name, path] of Object.entries(paths)) {
          await who.page.goto(path);
          await settled(who.page);
          await seen(who, name);
        }
        // What opens over a page.
        if (login === 'linxiaoyue') {
          await who.page.goto(`/w/needs/${need(2)}?do=owner`);
          await who.page.getByRole('dialog').locator('#reason').waitFor();
          await seen(who, 'owner');
        } else if (login === 'mengxiangyun') {
          await who.page.goto('/w/users');
          await settled(who.page);
          await who.page.getByRole('button', { name: words[look.language].add }).first().click();
          await who.page.getByRole('dialog').locator('#login').waitFor();
          await seen(who, 'user-new');
          await who.page.goto('/w/users');
          await settled(who.page);
          await who.page.locator('tbody button').first().click();
          await who.page.getByRole('menuitem', { name: words[look.language].grants }).click();
          await who.page.getByRole('dialog').locator('h3').first().waitFor();
          await seen(who, 'user-grants');
        }
        findings.push(...who.complaints);
        await who.context.close();
      }
      equal([...new Set(findings)].join('\n'), '', 'findings');
    });
  }
  await test('screens in large letters and in high contrast', async () => {
    const findings = [];
    for (const look of [{ size: 'big' }, { size: 'biggest', shape: 'phone' }, { theme: 'high' }]) {
      const who = await browser.person(look);
      await signIn(who, 'linxiaoyue', password('linxiaoyue'));
      await settled(who.page);
      await picture({ ...who, theme: look.size ?? 'high' }, 'board');
      findings.push(...await axeFindings(who.page), ...who.complaints);
      const over = await sideways(who.page);
      if (over > 0) findings.push(`${JSON.stringify(look)}: ${over} px off the side`);
      await who.context.close();
    }
    equal(findings.join('\n'), '', 'findings');
  });
}
