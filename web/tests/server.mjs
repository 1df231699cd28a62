// The real server with the demo in a folder of its own, on a free port, for one run of the tests.
// ANXIN_BASE and ANXIN_PASSWORDS (a demo-passwords.txt) use one that runs already.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const program = process.env.ANXIN_PROGRAM ?? join(root, 'build', 'release', 'anxin');

// "community_worker  xuhui          tea-river-42  徐慧"
function readPeople(file) {
  const people = new Map();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [role, login, password, name] = line.trim().split(/\s+/);
    if (login) people.set(login, { role, login, password, name });
  }
  return people;
}

function placeIn(prefix) {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  const env = {
    ...process.env, ANXIN_DATA: folder, ANXIN_LISTEN: '127.0.0.1:0', ANXIN_PAGES: join(root, 'web', 'dist'),
    ANXIN_FILES: join(root, 'data'),
  };
  // What the program said; an error when it did not do it.
  const run = (...words) => {
    const done = spawnSync(program, words, { env, cwd: folder, encoding: 'utf8' });
    const said = `${done.stdout}${done.stderr}${done.error ?? ''}`;
    if (done.status !== 0) throw new Error(`anxin ${words.join(' ')} failed (${done.status}): ${said}`);
    return said;
  };
  return { folder, env, run };
}

async function serve({ folder, env }) {
  const server = spawn(program, ['serve'], { env, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const base = await new Promise((resolve, reject) => {
    const listen = (part) => {
      said += part;
      const found = said.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (found) resolve(found[0]);
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', (part) => { said += part; });
    server.on('exit', (code) => reject(new Error(`anxin serve ended (${code}): ${said}`)));
    setTimeout(() => reject(new Error(`anxin serve did not start: ${said}`)), 30_000);
  });
  const stop = async () => {
    const gone = new Promise((resolve) => { server.once('exit', resolve); });
    server.kill('SIGTERM');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  return { base, stop };
}

export async function startServer() {
  if (process.env.ANXIN_BASE) {
    return { base: process.env.ANXIN_BASE, people: readPeople(process.env.ANXIN_PASSWORDS), stop: async () => undefined };
  }
  const place = placeIn('anxin-browser-');
  place.run('demo');
  const { base, stop } = await serve(place);
  return { base, people: readPeople(join(place.folder, 'demo-passwords.txt')), stop };
}

// A server of its own without the demo, as after docs/operations.md: tables, a county, the county's administrator.
export async function startEmpty(county, login) {
  const place = placeIn('anxin-first-run-');
  place.run('migrate');
  place.run('import', 'county', county);
  const code = place.run('import', 'county', county).match(/areas of (\d+) are there/)[1];
  const said = place.run('user', 'add', '--login', login, '--name', '李敏', '--role', 'county_admin', '--area', code);
  const { base, stop } = await serve(place);
  return { base, stop, password: said.trim().split(' ').at(-1), run: place.run, folder: place.folder };
}
