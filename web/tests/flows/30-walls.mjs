// Each role opens each page: it is there, or a wall says why not and whom to ask. The rail shows only what opens.
import { client } from '../api.mjs';
import { settled, signIn } from '../browser.mjs';
import { equal, expect } from '../check.mjs';

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
    // Another community of the county, with a social worker of its own, who registers a need there.
    const admin = await client(server.base, 'mengxiangyun', server.people.get('mengxiangyun').password);
    const here = (await client(server.base, 'xuhui', server.people.get('xuhui').password)).session.community.id;
    const county = admin.session.grants[0].area_id;
    const areas = await admin.get(`/areas?within=${county}&kind=community`);
    const other = areas.items.find((one) => one.id !== here);
    const login = `elsewhere-${Date.now() % 100000}`;
    const { first_password: password } = await admin.post('/users', { login, name: '邻村社工', area_id: other.id, role: 'social_worker' });
    const first = await client(server.base, login, password);
    await first.post('/session/password', { old_password: password, new_password: 'four quiet lamps' });
    const neighbour = await client(server.base, login, 'four quiet lamps');
    const words = '河堤上的栏杆松了一截。';
    const { id } = await neighbour.post('/needs', {
      community_id: other.id, channel: 'phone', emergency: false, words, requester: { anonymous: true },
      happened: new Date(Date.now() - 60_000).toISOString(), call_back_way: 'none',
    });
    equal((await neighbour.get(`/needs/${id}`)).voices[0].words, words, 'the need where it belongs');
    const who = await browser.person();
    await signIn(who, 'xuhui', server.people.get('xuhui').password);
    const read = async (path) => {
      await who.page.goto(path);
      await settled(who.page);
      await who.page.locator('main').getByText('没找到').first().waitFor();
      return who.page.locator('main').innerText();
    };
    for (const [there, nowhere] of [[`/w/needs/${id}`, '/w/needs/999999999'], [`/w/needs/${id}/slip`, '/w/needs/999999999/slip']]) {
      const says = await read(there);
      equal(says, await read(nowhere), `${there} and ${nowhere}`);
      expect(!says.includes(words), 'words of another place');
    }
    await who.context.close();
  });
}
