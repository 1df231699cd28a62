// The board's filters live in the address, so that a link shows the same view. Search words do not: they may be
// personal.
import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { Difficulty, NeedCard, Urgency } from '@/api/wire';
import { session } from '@/shell/session';
import { columnOf, difficulties, urgencies } from './need';

const names = ['stage', 'urgency', 'difficulty', 'category', 'estate', 'channel', 'mine', 'late'] as const;
type Name = (typeof names)[number];

export function useFilters() {
  const route = useRoute();
  const router = useRouter();
  const text = (name: string): string | null => {
    const value = route.query[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const set = (changes: Record<string, string | null>) => {
    const query = { ...route.query, ...changes };
    const kept = Object.entries(query).filter(([, value]) => value !== null && value !== '');
    void router.replace({ query: Object.fromEntries(kept) });
  };
  const one = (name: Name) => computed({
    get: () => text(name), set: (value: string | null) => set({ [name]: value }),
  });
  const flag = (name: Name) => computed({
    get: () => text(name) !== null, set: (on: boolean) => set({ [name]: on ? '1' : null }),
  });

  const filters = {
    stage: one('stage'), category: one('category'), channel: one('channel'), mine: flag('mine'), late: flag('late'),
    estate: computed({
      get: () => (text('estate') === null ? null : Number(text('estate'))),
      set: (value: number | null) => set({ estate: value === null ? null : String(value) }),
    }),
    urgency: computed<Urgency | null>(() => urgencies.find((value) => value === text('urgency')) ?? null),
    difficulty: computed<Difficulty | null>(() => difficulties.find((value) => value === text('difficulty')) ?? null),
    view: computed({
      get: () => (text('view') === 'list' ? 'list' as const : 'board' as const),
      set: (value: 'board' | 'list') => set({ view: value === 'list' ? value : null }),
    }),
  };
  const used = computed(() => names.some((name) => text(name) !== null));
  const clear = () => set(Object.fromEntries(names.map((name) => [name, null])));

  function fits(need: NeedCard): boolean {
    const wanted: [unknown, unknown][] = [
      [filters.urgency.value, need.urgency], [filters.difficulty.value, need.difficulty],
      [filters.category.value, need.category], [filters.estate.value, need.estate_id],
      [filters.channel.value, need.channel], [filters.stage.value, columnOf(need.stage)],
    ];
    if (filters.mine.value && need.owner?.person_id !== session.value?.person_id) return false;
    if (filters.late.value && !need.late) return false;
    return wanted.every(([want, is]) => want === null || want === is);
  }
  // The same, as the server's query.
  const query = computed(() => ({
    stage: filters.stage.value ?? undefined, urgency: filters.urgency.value ?? undefined,
    difficulty: filters.difficulty.value ?? undefined, category: filters.category.value ?? undefined,
    channel: filters.channel.value ?? undefined, estate_id: filters.estate.value ?? undefined,
    owner_id: filters.mine.value ? session.value?.person_id : undefined, late: filters.late.value || undefined,
  }));
  return { ...filters, used, clear, set, fits, query };
}
