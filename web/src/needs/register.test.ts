import { expect, test } from 'vitest';
import type { PersonCard } from '@/api/wire';
import { draftOf, emptyForm, missingIn } from './register';

const now = new Date('2025-11-23T01:00:00Z');
const known = { id: 7, name_masked: '陈*', phone_masked: '139****0077' } as unknown as PersonCard;

test('picking somebody keeps the phone and the name just typed', () => {
  const form = { ...emptyForm(), words: '灯坏了', person: known, phone: ' 13905300011 ', name: '陈阿公' };
  expect(draftOf(form, 3, now).requester)
    .toEqual({ anonymous: false, person_id: 7, name: '陈阿公', phone: '13905300011' });
  const behalf = { ...form, behalf: true, relation: 'parent' as const, forPerson: known, forPhone: '13905300012' };
  expect(draftOf(behalf, 3, now).on_behalf)
    .toEqual({ relation: 'parent', person_id: 7, name: undefined, phone: '13905300012' });
});
test('nothing typed is nothing sent', () => {
  const form = { ...emptyForm(), words: '灯坏了', person: known };
  expect(draftOf(form, 3, now).requester)
    .toEqual({ anonymous: false, person_id: 7, name: undefined, phone: undefined });
});
test('an odd number is asked about also when somebody is picked', () => {
  expect(missingIn({ ...emptyForm(), words: '灯坏了', person: known, phone: '1390' }).map((one) => one.field))
    .toEqual(['requester.phone']);
});
test('whoever gives no name sends none', () => {
  const form = { ...emptyForm(), words: '灯坏了', anonymous: true, phone: '13905300011', name: '陈阿公' };
  expect(draftOf(form, 3, now).requester).toEqual({ anonymous: true });
});
