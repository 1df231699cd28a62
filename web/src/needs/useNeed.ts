// One need's page, its place's staff, and what to do after a step: the answer is the new page, everything else that
// shows needs is read again.
import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import type { ComputedRef, MaybeRefOrGetter } from 'vue';
import { toValue } from 'vue';
import { api, ok } from '@/api/client';
import type { CallBackWay, NeedPage } from '@/api/wire';
import { queries } from '@/shell/queries';

export function useNeed(id: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: ['needs', 'one', computed(() => toValue(id))],
    queryFn: () => ok(api.GET('/needs/{id}', { params: { path: { id: toValue(id) } } })),
    enabled: computed(() => toValue(id) > 0),
  });
}

export function took(page: NeedPage): void {
  queries.setQueryData(['needs', 'one', page.need.id], page);
  void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'needs' && queryKey[1] !== 'one' });
}

export function useStaff(community: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: ['areas', 'staff', computed(() => toValue(community))],
    queryFn: () => ok(api.GET('/areas/{id}/staff', { params: { path: { id: toValue(community) } } })),
    enabled: computed(() => toValue(community) > 0),
    staleTime: 60_000,
  });
}

export function useWords(area: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: ['words', 'use', computed(() => toValue(area))],
    queryFn: () => ok(api.GET('/words', { params: { query: { area_id: toValue(area) } } })),
    enabled: computed(() => toValue(area) > 0),
    staleTime: 600_000,
  });
}

export function useEstates(community: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: ['areas', 'estates', computed(() => toValue(community))],
    queryFn: () => ok(api.GET('/areas', { params: { query: { within: toValue(community), kind: 'estate' } } })),
    enabled: computed(() => toValue(community) > 0),
    staleTime: 600_000,
  });
}

// How this place is mostly called back: what its settings say.
export function useUsualWay(community: MaybeRefOrGetter<number>): ComputedRef<CallBackWay | undefined> {
  const settings = useQuery({
    queryKey: ['settings', computed(() => toValue(community))],
    queryFn: () => ok(api.GET('/areas/{id}/settings', { params: { path: { id: toValue(community) } } })),
    enabled: computed(() => toValue(community) > 0),
    staleTime: 600_000,
  });
  const ways = ['phone', 'visit', 'none'] as const;
  return computed(() => {
    const value = settings.data.value?.items.find((one) => one.name === 'call_back_way')?.value;
    return ways.find((way) => way === value);
  });
}
