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

export async function startServer() {
  if (process.env.ANXIN_BASE) {
    return { base: process.env.ANXIN_BASE, people: readPeople(process.env.ANXIN_PASSWORDS), stop: async () => undefined };
  }
  const folder = mkdtempSync(join(tmpdir(), 'anxin-browser-'));
  const env = {
    ...process.env, ANXIN_DATA: folder, ANXIN_LISTEN: '127.0.0.1:0', ANXIN_PAGES: join(root, 'web', 'dist'),
    ANXIN_FILES: join(root, 'data'),
  };
  const loaded = spawnSync(program, ['demo'], { env, cwd: folder, encoding: 'utf8' });
  if (loaded.status !== 0) throw new Error(`anxin demo failed (${loaded.status}): ${loaded.stdout}${loaded.stderr}${loaded.error ?? ''}`);
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
  return { base, people: readPeople(join(folder, 'demo-passwords.txt')), stop };
}
