import { beforeEach, expect, test } from 'vitest';
import { createApp, defineComponent, nextTick, ref } from 'vue';
import type { Ref } from 'vue';
import type { Session } from '@/api/wire';
import { dropDrafts, useDraft } from './drafts';
import { session } from './session';

function iAm(account: number) {
  session.value = { account_id: account, permissions: [], grants: [] } as unknown as Session;
}
function form(name: string) {
  const draft: Ref<{ words: string }> = ref({ words: '' });
  let kept = { restored: false, drop: () => undefined as void };
  const app = createApp(defineComponent({ setup() { kept = useDraft(name, draft); return () => null; } }));
  app.mount(document.createElement('div'));
  return { draft, ...kept, leave: () => app.unmount() };
}
beforeEach(() => { sessionStorage.clear(); iAm(1); });

test('what was typed is there again after leaving the page', async () => {
  const first = form('need.new');
  first.draft.value.words = '灯坏了';
  await nextTick();
  first.leave();
  const second = form('need.new');
  expect(second.restored).toBe(true);
  expect(second.draft.value.words).toBe('灯坏了');
});
test("another account never sees it, and signing in as another wipes it", async () => {
  const first = form('need.new');
  first.draft.value.words = '灯坏了';
  await nextTick();
  first.leave();
  iAm(2);
  expect(form('need.new').restored).toBe(false);
  dropDrafts({ except: 2 });
  iAm(1);
  expect(form('need.new').restored).toBe(false);
});
test('after saving nothing is kept', async () => {
  const first = form('need.new');
  first.draft.value.words = '灯坏了';
  await nextTick();
  first.drop();
  first.leave();
  expect(form('need.new').restored).toBe(false);
});
