// Colleagues to choose from, and as what they work here.
import type { StaffCard } from '@/api/wire';
import { t as shell } from '@/shell/t';
import { t } from './t';

export function staffOptions(staff: readonly StaffCard[], without?: number): { value: number; label: string }[] {
  return staff.filter((one) => one.person_id !== without).map((one) => {
    const roles = one.roles.map((role) => shell(`role.${role}`)).join(t('page.and'));
    return { value: one.person_id, label: t('assign.person', { name: one.name, roles }) };
  });
}
