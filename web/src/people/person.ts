// How a person is spoken of on a list, and what was typed about one.
import type { Birth, PersonCard, PersonDraft, Sex } from '@/api/wire';
import { ageBand, building, word } from '@/shell/words';

export function personLine(card: PersonCard): string {
  const sex = card.sex === 'unknown' ? null : word('sex', card.sex);
  const age = card.age_band ? ageBand(card.age_band) : null;
  return [sex, age].filter(Boolean).join(' · ');
}
export function placeOf(card: PersonCard): string {
  return [card.estate_name, building(card.building)].filter(Boolean).join(' ');
}
export function digitsOf(text: string): string {
  const digits = text.replace(/[^\d]/g, '');
  return digits.startsWith('86') && digits.length === 13 ? digits.slice(2) : digits;
}
export function isWholePhone(text: string): boolean {
  return /^(1\d{10}|0\d{9,11})$/.test(digitsOf(text));
}
// What one field holds: a whole number, or a part of a name; a part of a number is neither.
export function wishOf(text: string): { phone: string } | { name: string } | null {
  const trimmed = text.trim();
  if (isWholePhone(trimmed)) return { phone: digitsOf(trimmed) };
  return trimmed.length >= 2 && !/\d/.test(trimmed) ? { name: trimmed } : null;
}

export interface PersonForm {
  name: string; preferred: string; sex: Sex | null; year: string; month: string; day: string; phone: string;
    idNo: string;
  estate: number | null; address: string; dialect: string; reads: 'yes' | 'no' | null; hasPhone: 'yes' | 'no' | null;
}
export const emptyPerson = (): PersonForm => ({
  name: '', preferred: '', sex: null, year: '', month: '', day: '', phone: '', idNo: '', estate: null, address: '',
  dialect: '', reads: null, hasPhone: null,
});
const orNone = (text: string) => (text.trim() === '' ? undefined : text.trim());
const yesNo = (value: 'yes' | 'no' | null) => (value === null ? undefined : value === 'yes');
function birthOf(form: PersonForm): Birth | undefined {
  const [year, month, day] = [form.year, form.month, form.day].map((text) => (text === '' ? undefined : Number(text)));
  if (year === undefined || !Number.isInteger(year)) return undefined;
  return { year, month, day: month === undefined ? undefined : day };
}
// Only what was written: what stays empty stays as it is.
export function given(form: PersonForm): Omit<PersonDraft, 'community_id' | 'name'> & { name?: string } {
  return {
    name: orNone(form.name), preferred_name: orNone(form.preferred), sex: form.sex ?? undefined, birth: birthOf(form),
    phone: orNone(form.phone), id_no: orNone(form.idNo), estate_id: form.estate ?? undefined,
    address: orNone(form.address), dialect: orNone(form.dialect), reads: yesNo(form.reads),
    has_phone: yesNo(form.hasPhone),
  };
}
