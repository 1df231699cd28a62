// The board of the present place, asked once for the board screen and the rail's badges together.
import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { api, ok } from '@/api/client';
import { can, place } from './session';

export function useBoard() {
  const area = computed(() => place.value?.id ?? 0);
  return useQuery({
    queryKey: ['needs', 'board', area],
    queryFn: () => ok(api.GET('/needs/board', { params: { query: { area_id: area.value } } })),
    enabled: computed(() => area.value !== 0 && can('need_read')),
  });
}
