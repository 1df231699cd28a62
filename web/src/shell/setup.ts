// How far a place is set up, read from what is there: no flag is stored, so nothing can be ticked without being done.
import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { api, ok } from '@/api/client';
import type { UserCard } from '@/api/wire';
import { isCommunity } from './areas';
import { can, place } from './session';

const backupHours = 48;

// Accounts that may work: not closed, with a grant that has not ended.
export function workersOf(users: readonly UserCard[], today: string): { people: number; social: number } {
  const open = users.filter((user) => user.state !== 'closed');
  const roles = open.map((user) => user.grants.filter((grant) => !grant.ended && (!grant.until || grant.until >= today))
    .map((grant) => grant.role).filter((role) => ['community_worker', 'social_worker', 'secretary'].includes(role)));
  return { people: roles.filter((list) => list.length > 0).length,
    social: roles.filter((list) => list.includes('social_worker')).length };
}
// Nobody calls back about their own work, so one person alone cannot end a need.
export const enough = (staff: { people: number; social: number }) => staff.people >= 2 && staff.social >= 1;
export function isFresh(at: string | null | undefined, now = new Date()): boolean {
  return typeof at === 'string' && now.getTime() - Date.parse(at) < backupHours * 3_600_000;
}

export function useSetup() {
  const allowed = computed(() => can('area_manage') && can('user_read'));
  const chosen = computed(() => place.value !== null && isCommunity(place.value.kind));
  const id = computed(() => place.value?.id ?? 0);
  const wanted = computed(() => allowed.value && chosen.value);
  const estates = useQuery({
    queryKey: ['estates', 'first', id], enabled: wanted,
    queryFn: () => ok(api.GET('/areas/{id}/estates', { params: { path: { id: id.value }, query: {} } })),
  });
  const users = useQuery({
    queryKey: ['users', 'setup', id], enabled: wanted,
    queryFn: () => ok(api.GET('/users', { params: { query: { area_id: id.value } } })),
  });
  const settings = useQuery({
    queryKey: ['settings', id], enabled: wanted,
    queryFn: () => ok(api.GET('/areas/{id}/settings', { params: { path: { id: id.value } } })),
  });
  const backup = useQuery({ queryKey: ['backup'], enabled: allowed, queryFn: () => ok(api.GET('/backup', {})) });
  const items = computed(() => estates.data.value?.items ?? []);
  const doors = computed(() => items.value.reduce((sum, one) => sum + one.doors, 0));
  const staff = computed(() => workersOf(users.data.value?.items ?? [], new Date().toISOString().slice(0, 10)));
  const value = (name: string) => settings.data.value?.items.find((one) => one.name === name)?.value ?? '';
  const facts = computed(() => ({
    estates: items.value.length, doors: doors.value, staff: staff.value, phone: value('place_phone'),
    from: value('duty_from'), until: value('duty_until'), backup: backup.data.value?.at ?? null,
    backupKnown: backup.data.value !== undefined,
  }));
  const done = computed(() => [
    chosen.value, doors.value > 0, enough(staff.value), facts.value.phone !== '', isFresh(facts.value.backup),
  ] as const);
  const all = computed(() => done.value.every(Boolean));
  const loading = computed(() => [estates, users, settings, backup].some((one) => one.isLoading.value));
  const error = computed(() => [estates, users, settings].map((one) => one.error.value)
    .find((one) => one !== null) ?? null);
  async function refetch() { await Promise.all([estates, users, settings, backup].map((one) => one.refetch())); }
  return { chosen, facts, done, all, loading, error, refetch };
}
