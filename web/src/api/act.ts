// A write that may be sent again without happening twice. The key belongs to what is being sent: the same input after
// a lost answer keeps its key; another input, or a definite answer, makes a new one.
import { ref, shallowRef } from 'vue';
import { newKey, ok, Refused } from './client';
import type { Problem } from './wire';

interface Answer<T> { data?: T; error?: unknown; response: Response }

const pauses = [700, 2500];
const unsure = (problem: Problem) => problem.status === 0 || problem.status === 503
  || (problem.status === 409 && problem.key === 'idempotency.in_flight');

export function useAct<I, O>(send: (key: string, input: I) => Promise<Answer<O>>) {
  const busy = ref(false);
  const problem = shallowRef<Problem | null>(null);
  let key = newKey();
  let sentInput: string | null = null;

  async function attempt(input: I): Promise<O> {
    for (let n = 0; ; n += 1) {
      try {
        return await ok(send(key, input));
      } catch (error) {
        const again = error instanceof Refused && unsure(error.problem) && n < pauses.length;
        if (!again) throw error;
        await new Promise((resume) => window.setTimeout(resume, pauses[n]));
      }
    }
  }

  // The answer, or null with `problem` set. A second press while the first is under way does nothing.
  async function run(input: I): Promise<{ value: O } | null> {
    if (busy.value) return null;
    const text = JSON.stringify(input);
    if (text !== sentInput) { key = newKey(); sentInput = text; }
    busy.value = true;
    problem.value = null;
    try {
      const value = await attempt(input);
      sentInput = null;
      return { value };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (!unsure(error.problem)) sentInput = null;
      problem.value = error.problem;
      return null;
    } finally {
      busy.value = false;
    }
  }
  return { run, busy, problem };
}
