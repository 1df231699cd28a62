// The communities inside a wide area (a county has some five hundred), or the counties inside the country, read to the
// end, kept for ten minutes.
import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import type { Ref } from 'vue';
import { api, ok } from '@/api/client';
import type { AreaCard, AreaKind, Mark } from '@/api/wire';

const most = 5000;

const kinds = ['community', 'village'] as const;

async function readKind(within: number, kind: AreaKind): Promise<AreaCard[]> {
  const found: AreaCard[] = [];
  let after: Mark | undefined;
  do {
    const page = await ok(api.GET('/areas', { params: { query: { within, kind, after } } }));
    found.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined && found.length < most);
  return found;
}

// A place in whose own right needs are taken in.
export function isCommunity(kind: string): boolean { return kinds.some((one) => one === kind); }

async function readCommunities(within: number): Promise<AreaCard[]> {
  const found = await Promise.all(kinds.map((kind) => readKind(within, kind)));
  return found.flat();
}

export function useCommunities(within: Ref<number | null>, wanted: Ref<boolean>) {
  return useQuery({
    queryKey: ['areas', 'communities', within],
    queryFn: () => readCommunities(within.value ?? 0),
    enabled: computed(() => wanted.value && within.value !== null),
    staleTime: 600_000,
  });
}

export function useCounties(within: Ref<number | null>, wanted: Ref<boolean>) {
  return useQuery({
    queryKey: ['areas', 'counties', within],
    queryFn: () => readKind(within.value ?? 0, 'county'),
    enabled: computed(() => wanted.value && within.value !== null),
    staleTime: 600_000,
  });
}
