// The API as a client of the tests: signs in and keeps the cookie and the header against foreign pages.
import { randomUUID } from 'node:crypto';

export async function client(base, login, password) {
  let cookie = '';
  let csrf = '';
  async function ask(method, path, body) {
    const headers = { cookie };
    if (method !== 'GET') Object.assign(headers, { 'X-CSRF-Token': csrf, 'Idempotency-Key': randomUUID() });
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const reply = await fetch(`${base}/api${path}`, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    const set = reply.headers.get('set-cookie');
    if (set) cookie = set.split(';')[0];
    const text = await reply.text();
    return { status: reply.status, body: text ? JSON.parse(text) : null };
  }
  const signedIn = await ask('POST', '/session', { login, password });
  if (signedIn.status !== 200) throw new Error(`${login} cannot sign in: ${JSON.stringify(signedIn)}`);
  csrf = signedIn.body.csrf;
  async function good(method, path, body) {
    const reply = await ask(method, path, body);
    if (reply.status >= 300) throw new Error(`${login}: ${method} ${path}: ${JSON.stringify(reply)}`);
    return reply.body;
  }
  return { session: signedIn.body, ask, get: (path) => good('GET', path), post: (path, body) => good('POST', path, body) };
}
