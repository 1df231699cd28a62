// The one door to the server. `ok(api.GET('/needs/board', …))` gives the answer, or throws a Refused with
// the server's key.
import createClient from 'openapi-fetch';
import type { paths } from './paths';
import type { Problem } from './wire';

export class Refused extends Error {
  constructor(readonly problem: Problem) { super(`${problem.status} ${problem.key}`); }
  get status(): number { return this.problem.status; }
  get key(): string { return this.problem.key; }
}

let csrf: string | null = null;
let signedOut: () => void = () => undefined;
export function useCsrf(token: string | null): void { csrf = token; }
export function onSignedOut(act: () => void): void { signedOut = act; }

export const api = createClient<paths>({
  baseUrl: `${location.origin}/api`,
  credentials: 'same-origin',
  fetch: (request) => globalThis.fetch(request),
});
api.use({
  onRequest({ request }) {
    if (request.method === 'GET') return request;
    if (csrf !== null) request.headers.set('X-CSRF-Token', csrf);
    // A question asked by POST (a search) brings no key of its own: nothing hangs on its being asked twice.
    if (!request.headers.has('Idempotency-Key')) request.headers.set('Idempotency-Key', newKey());
    return request;
  },
  onResponse({ request, response }) {
    // Session questions answer 401 as a matter of course; anywhere else it means that the session ended.
    if (response.status === 401 && !new URL(request.url).pathname.endsWith('/api/session')) signedOut();
  },
});

export const unreachable: Problem = { status: 0, key: 'net' };

function problemOf(status: number, body: unknown): Problem {
  const given = typeof body === 'object' && body !== null ? body as Partial<Problem> : {};
  return { status, key: given.key ?? `status.${status}`, field: given.field, params: given.params };
}

interface Answer<T> { data?: T; error?: unknown; response: Response }

export async function ok<T>(asked: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await asked;
  } catch {
    throw new Refused(unreachable);
  }
  if (!answer.response.ok) throw new Refused(problemOf(answer.response.status, answer.error));
  return answer.data as T;
}

// A key for a write, made before it is sent. randomUUID is missing on plain http, getRandomValues never.
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
export function keyed(key: string): { 'Idempotency-Key': string } { return { 'Idempotency-Key': key }; }
