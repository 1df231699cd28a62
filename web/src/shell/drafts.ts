// What somebody is typing survives a reload and an ended session, for the same account, in this tab only.
// Words of residents never reach the disk for good: sessionStorage goes with the tab, and signing out wipes it.
import { onBeforeUnmount, watch } from 'vue';
import type { Ref } from 'vue';
import { session } from './session';

const prefix = 'anxin.draft.';
const nameOf = (account: number, name: string) => `${prefix}${account}.${name}`;

export function dropDrafts(options: { except?: number } = {}): void {
  const kept = options.except === undefined ? null : `${prefix}${options.except}.`;
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(prefix) && !(kept && key.startsWith(kept))) sessionStorage.removeItem(key);
  }
}

// const draft = ref(emptyForm()); const { restored, drop } = useDraft('need.new', draft);
// `drop()` after it was saved. `restored` tells whether something was found.
export function useDraft<T extends object>(name: string, draft: Ref<T>): { restored: boolean; drop: () => void } {
  const account = session.value?.account_id;
  if (account === undefined) return { restored: false, drop: () => undefined };
  const key = nameOf(account, name);
  const found = sessionStorage.getItem(key);
  let restored = false;
  if (found) {
    try {
      draft.value = { ...draft.value, ...JSON.parse(found) as Partial<T> };
      restored = true;
    } catch { sessionStorage.removeItem(key); }
  }
  let timer = 0;
  const save = () => { timer = 0; sessionStorage.setItem(key, JSON.stringify(draft.value)); };
  watch(draft, () => { window.clearTimeout(timer); timer = window.setTimeout(save, 250); }, { deep: true });
  onBeforeUnmount(() => { if (timer) { window.clearTimeout(timer); save(); } });
  const drop = () => { window.clearTimeout(timer); timer = 0; sessionStorage.removeItem(key); };
  return { restored, drop };
}
