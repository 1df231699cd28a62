// The register form as it is typed, what is still missing in it, and what is sent.
import type { NeedDraft, OrderKind, PersonCard, Relation, Speaker } from '@/api/wire';
import { isWholePhone } from './phone';
import { t } from './t';

export type RegisterChannel = NeedDraft['channel'];
export interface RegisterForm {
  emergency: boolean; channel: RegisterChannel; words: string; anonymous: boolean; name: string; phone: string;
  person: PersonCard | null; behalf: boolean; relation: Relation | null; forName: string; forPhone: string;
  forPerson: PersonCard | null; estate: number | null; address: string; way: NeedDraft['call_back_way'];
  happened: string; orderNo: string; orderKind: OrderKind | null; orderDue: string;
  met: NonNullable<NeedDraft['visit']>['met'] | null;
}
export const emptyForm = (): RegisterForm => ({
  emergency: false, channel: 'phone', words: '', anonymous: false, name: '', phone: '', person: null, behalf: false,
  relation: null, forName: '', forPhone: '', forPerson: null, estate: null, address: '', way: 'phone', happened: '',
  orderNo: '', orderKind: null, orderDue: '', met: null,
});
export function isTouched(form: RegisterForm): boolean {
  return [form.words, form.name, form.phone, form.address, form.orderNo, form.forName].some((text) =>
    text.trim() !== '')
    || form.person !== null;
}

export interface Missing { field: string; text: string }
export function missingIn(form: RegisterForm): Missing[] {
  const list: Missing[] = [];
  const miss = (field: string, text: string) => list.push({ field, text });
  if (form.words.trim() === '') miss('words', t('register.missing_words'));
  if (form.channel === 'mayor_hotline' && form.orderNo.trim() === '') {
    miss('hotline.order_no', t('register.missing_order_no'));
  }
  if (form.channel === 'home_visit' && form.met === null) miss('visit.met', t('register.missing_met'));
  if (form.anonymous) return list;
  for (const [field, phone] of [['requester.phone', form.phone], ['on_behalf.phone', form.behalf ? form.forPhone
    : '']]) {
    if (phone && phone.trim() !== '' && !isWholePhone(phone)) miss(field!, t('register.phone_odd'));
  }
  if (form.behalf && form.relation === null) miss('on_behalf.relation', t('register.missing_relation'));
  const reachable = form.person !== null || form.phone.trim() !== '' || (form.behalf && form.forPhone.trim() !== '');
  if (form.way === 'phone' && !reachable) miss('requester.phone', t('register.missing_phone'));
  const unnamed = form.person === null && form.name.trim() === '' && !(form.behalf && form.forName.trim() !== '');
  if (form.way !== 'none' && unnamed) miss('requester.name', t('register.missing_name'));
  if (form.way === 'visit' && form.person === null && form.address.trim() === '') {
    miss('address', t('register.missing_address'));
  }
  return list;
}

const orNone = (text: string) => (text.trim() === '' ? undefined : text.trim());
// Somebody of the register may have rung from another number today: what was typed goes along and is never dropped.
function speaker(person: PersonCard | null, name: string, phone: string): Speaker {
  return { person_id: person?.id, name: orNone(name), phone: orNone(phone) };
}
const moment = (local: string) => `${local.length === 16 ? local : `${local}T12:00`}:00+08:00`;

export function draftOf(form: RegisterForm, community: number, now: Date): NeedDraft {
  const draft: NeedDraft = {
    community_id: community, channel: form.channel, emergency: form.emergency, words: form.words.trim(),
    requester: form.anonymous ? { anonymous: true } : { anonymous: false, ...speaker(form.person, form.name,
      form.phone) },
    estate_id: form.estate ?? undefined, address: orNone(form.address),
    happened: form.happened === '' ? now.toISOString().replace(/\.\d+Z$/, 'Z') : moment(form.happened),
    happened_precision: 'minute', call_back_way: form.anonymous ? 'none' : form.way,
  };
  if (form.behalf && !form.anonymous && form.relation) {
    draft.on_behalf = { relation: form.relation, ...speaker(form.forPerson, form.forName, form.forPhone) };
  }
  if (form.channel === 'mayor_hotline') {
    draft.hotline = {
      order_no: form.orderNo.trim(), order_kind: form.orderKind ?? undefined,
      due: form.orderDue === '' ? undefined : `${form.orderDue}T17:30:00+08:00`,
    };
  }
  if (form.channel === 'home_visit' && form.met) draft.visit = { met: form.met };
  return draft;
}
