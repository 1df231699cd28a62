// The server sends keys; this turns them into words: the slice's own text first, then one for the status.
import { Refused } from '@/api/client';
import type { Problem } from '@/api/wire';
import { errorText } from '@/ui/text';
import { t } from './t';

const known = [0, 400, 401, 403, 404, 409, 413, 422, 429, 500, 503, 507] as const;

export function problemText(problem: Problem): string {
  const own = errorText(problem.key, problem.params);
  if (own !== undefined) return own;
  const status = known.find((one) => one === problem.status) ?? 500;
  return t(`status.${status}`);
}
export function failureText(error: unknown): string | null {
  if (error === null || error === undefined) return null;
  return problemText(error instanceof Refused ? error.problem : { status: 500, key: 'page' });
}
// For an ErrorSummary: the server names the field as ".words" or ".tasks[0].what"; a form's Field carries name="words"
// or "tasks.0.what".
export function problemLine(problem: Problem): { field?: string; text: string } {
  const field = problem.field?.replace(/^\./, '').replace(/\[(\d+)\]/g, '.$1');
  return { field: field === '' ? undefined : field, text: problemText(problem) };
}
