import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useAct } from './act';

type Sent = { key: string; input: unknown };
const reply = (status: number, body: unknown = {}) => ({
  data: status < 400 ? body : undefined, error: status < 400 ? undefined : body,
  response: new Response(null, { status }),
});

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

function act(answers: (() => unknown)[]) {
  const sent: Sent[] = [];
  const one = useAct((key: string, input: { words: string }) => {
    sent.push({ key, input });
    const answer = answers.shift();
    if (!answer) throw new Error('asked too often');
    return Promise.resolve().then(answer) as Promise<{ data?: { id: number }; response: Response }>;
  });
  const run = async (words: string) => {
    const done = one.run({ words });
    await vi.runAllTimersAsync();
    return done;
  };
  return { ...one, run, sent };
}
const lost = () => { throw new TypeError('network'); };

test('a lost answer is asked for again under the same key', async () => {
  const { run, sent } = act([lost, () => reply(503), () => reply(201, { id: 7 })]);
  expect(await run('灯坏了')).toEqual({ value: { id: 7 } });
  expect(new Set(sent.map((one) => one.key)).size).toBe(1);
  expect(sent).toHaveLength(3);
});
test('after giving up, the same words keep their key and other words get their own', async () => {
  const { run, sent, problem } = act([lost, lost, lost, () => reply(201, { id: 7 }), () => reply(201, { id: 8 })]);
  expect(await run('灯坏了')).toBeNull();
  expect(problem.value?.key).toBe('net');
  await run('灯坏了');
  await run('门也坏了');
  expect(sent[3]?.key).toBe(sent[0]?.key);
  expect(sent[4]?.key).not.toBe(sent[0]?.key);
});
test('a definite no is not tried again, and the next attempt is a new one', async () => {
  const { run, sent, problem } = act([() => reply(422, { key: 'need.words_missing', field: '.words' }), () => reply(201, { id: 1 })]);
  expect(await run('')).toBeNull();
  expect(problem.value).toMatchObject({ status: 422, key: 'need.words_missing', field: '.words' });
  await run('');
  expect(sent[1]?.key).not.toBe(sent[0]?.key);
});
test('a conflict is shown, an answer still on its way is waited for', async () => {
  const one = act([() => reply(409, { key: 'idempotency.in_flight' }), () => reply(200, { id: 3 })]);
  expect(await one.run('灯坏了')).toEqual({ value: { id: 3 } });
  const other = act([() => reply(409, { key: 'need.changed' })]);
  expect(await other.run('灯坏了')).toBeNull();
  expect(other.problem.value?.key).toBe('need.changed');
});
test('the second press while the first is under way sends nothing', async () => {
  const { run, sent, busy } = act([() => reply(200, { id: 3 })]);
  const first = run('灯坏了');
  expect(busy.value).toBe(true);
  expect(await run('灯坏了')).toBeNull();
  await first;
  expect(sent).toHaveLength(1);
});
