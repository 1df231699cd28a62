// Each role opens each page: it is there, or a wall says why not and whom to ask. The rail shows only what opens.
import { settled, signIn } from '../browser.mjs';
import { equal } from '../check.mjs';

const pages = {
  '/w/needs': 'need_read', '/w/needs/new': 'need_register', '/w/callbacks': 'need_call_back', '/w/imports': 'import_run',
  '/w/people': 'person_read', '/w/users': 'user_read', '/w/audit': 'audit_read',
};
const staff = ['area_read', 'person_read', 'need_read', 'need_register', 'need_call_back', 'import_run'];
const roles = {
  xuhui: staff, linxiaoyue: staff, zhoumingzhen: ['person_read', 'need_read', 'need_register', 'need_call_back', 'user_read'],
  mengxiangyun: ['user_read'], dinghaiyan: ['user_read', 'audit_read'], shilei: ['user_read'],
};

export default async function wallFlows({ browser, server, test }) {
  for (const [login, permissions] of Object.entries(roles)) {
    const { role, password } = server.people.get(login);
    await test(`${role}: pages that open, walls before the others`, async () => {
      const who = await browser.person();
      await signIn(who, login, password);
      for (const [path, permission] of Object.entries(pages)) {
        await who.page.goto(path);
        await settled(who.page);
        const walled = await who.page.locator('h1').innerText() === '这一页您现在看不了';
        equal(walled, !permissions.includes(permission), `wall before ${path}`);
        equal(await who.page.locator(`nav a[href="${path}"]`).count(), permissions.includes(permission) ? 1 : 0, `rail entry ${path}`);
      }
      equal(who.complaints.join('\n'), '', 'complaints of the browser');
      await who.context.close();
    });
  }
  await test('a need that does not exist and one of another place read the same', async () => {
    const who = await browser.person();
    await signIn(who, 'xuhui', server.people.get('xuhui').password);
    await who.page.goto('/w/needs/999999999');
    await settled(who.page);
    await who.page.getByText('没找到').first().waitFor();
    await who.context.close();
  });
}
