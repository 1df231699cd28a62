// Live updates: one event stream per browser, not per tab. The tab that holds the lock listens and tells the others.
// Events carry ids and kinds only; what changed is read again through the ordinary routes and their rights.
import type { Query } from '@tanstack/vue-query';
import { watch } from 'vue';
import type { LiveEvent } from '@/api/wire';
import { queries } from './queries';
import { session } from './session';

const waiting = new Set<string>();
let timer = 0;

function refresh(kind: string) {
  waiting.add(kind);
  if (timer) return;
  timer = window.setTimeout(() => {
    timer = 0;
    const kinds = [...waiting];
    waiting.clear();
    const all = kinds.includes('*');
    const touched = (query: Query) => all || kinds.some((one) => touches(one, query.queryKey[0]));
    void queries.invalidateQueries({ predicate: touched });
  }, 250);
}
// A need changes boards and call-backs, a grant changes users, and so on: key "needs" belongs to kind "need".
function touches(kind: string, key: unknown): boolean {
  const family: Record<string, string[]> = {
    need: ['needs'], task: ['needs'], person: ['people'], account: ['users'], grant: ['users'], user: ['users'],
    import: ['imports'], area: ['areas', 'settings', 'estates'], word: ['words'],
    reply_template: ['templates'], backup: ['backup'],
  };
  return typeof key === 'string' && (family[kind] ?? [kind]).includes(key);
}

// "change" names what changed; "lost" means that this reader was too slow, so everything is read again.
function listen(onChange: (kind: string) => void): () => void {
  const source = new EventSource('/api/events');
  let broken = false;
  source.addEventListener('change', (message: MessageEvent<string>) => {
    try { onChange((JSON.parse(message.data) as LiveEvent).object); } catch { /* a line from another version */ }
  });
  source.addEventListener('lost', () => onChange('*'));
  source.addEventListener('open', () => { if (broken) { broken = false; onChange('*'); } });
  source.addEventListener('error', () => { broken = true; });
  return () => source.close();
}

function follow(): () => void {
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel('anxin-live') : null;
  if (channel) channel.onmessage = (message: MessageEvent<string>) => refresh(message.data);
  const tell = (kind: string) => { refresh(kind); channel?.postMessage(kind); };
  let stop: () => void = () => undefined;
  let ended = false;
  const locks = (navigator as Navigator & { locks?: LockManager }).locks;
  if (channel && locks) {
    // The lock is ours until this promise settles; another tab's turn comes when this tab goes.
    void locks.request('anxin-live', () => new Promise<void>((release) => {
      if (ended) { release(); return; }
      const close = listen(tell);
      stop = () => { close(); release(); };
    }));
  } else {
    stop = listen(refresh);
  }
  return () => { ended = true; stop(); channel?.close(); };
}

export function startLive(): void {
  let stop: (() => void) | null = null;
  watch(() => session.value?.account_id, (account) => {
    stop?.();
    stop = account === undefined ? null : follow();
  }, { immediate: true });
}
