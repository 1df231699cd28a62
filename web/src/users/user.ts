import type { Role, UserCard, UserGrant } from '@/api/wire';
import { t as shellText } from '@/shell/t';
import { areaName } from '@/shell/words';
import { dayKey, dayName } from '@/ui/format';
import { t } from './t';

export function isCurrent(grant: UserGrant, now = new Date()): boolean {
  return !grant.ended && (!grant.until || grant.until >= dayKey(now));
}
export function currentGrants(user: UserCard): UserGrant[] { return user.grants.filter((grant) => isCurrent(grant)); }
export function grantText(grant: UserGrant): string {
  return t('grant_in', { role: shellText(`role.${grant.role}`), area: areaName(grant.area_name) });
}
export function termText(grant: UserGrant): string {
  const from = t('from', { day: dayName(grant.from) });
  if (grant.ended) return t('ended', { from });
  return !grant.until ? from : `${from} ${t('until', { day: dayName(grant.until) })}`;
}

export interface GrantWishes { role: Role | null; area: number | null; from: string; until: string }
export type GrantWrongs = Record<'role' | 'area' | 'from' | 'until', string | null>;
export const noWrongs: GrantWrongs = { role: null, area: null, from: null, until: null };

export function blankGrant(area: number | null): GrantWishes {
  return { role: null, area, from: dayKey(new Date()), until: '' };
}
export function wrongsOf(form: GrantWishes): GrantWrongs {
  return {
    role: form.role === null ? t('missing_role') : null,
    area: form.area === null ? t('missing_area') : null,
    from: form.from === '' ? t('missing_from') : null,
    until: form.until !== '' && form.until < form.from ? t('wrong_until') : null,
  };
}
// "area" is what the form says; the server and the page call the field area_id.
export function linesOf(wrongs: Record<string, string | null>): { field: string; text: string }[] {
  return Object.entries(wrongs).flatMap(([field, text]) =>
    (text === null ? [] : [{ field: field === 'area' ? 'area_id' : field, text }]));
}
