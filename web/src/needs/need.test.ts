import { afterEach, expect, test } from 'vitest';
import type { NeedCard, Permission, Session } from '@/api/wire';
import { session } from '@/shell/session';
import { addressOf, ageOf, movesOf, placeLine, shortNo } from './need';

const need = {
  id: 1, revision: 1, need_no: '2026-0412', stage: 'registered', emergency: false, summary: '楼道的灯坏了',
  who: { anonymous: false, surname: '陈', sex: 'male', age_band: '80-89' }, estate_name: '黄楼小区', building: '3 号楼',
  channel: 'phone', received: '2025-11-23T09:00:00+08:00', late: false, handlers: [], reopened: 0,
} as unknown as NeedCard;
function iAm(person: number, ...permissions: Permission[]) {
  session.value = { account_id: person, person_id: person, permissions, grants: [] } as unknown as Session;
}
afterEach(() => { session.value = null; });

test('a resident is named by a form of address, never by the whole name', () => {
  expect(addressOf(need.who)).toBe('陈爷爷');
  expect(ageOf(need.who)).toBe('80 多岁');
  expect(addressOf({ ...need.who, sex: 'female', age_band: '60-69' })).toBe('陈阿姨');
  expect(addressOf({ ...need.who, sex: 'female', age_band: '18-59' })).toBe('陈女士');
  expect(ageOf({ ...need.who, age_band: '18-59' })).toBeNull();
  expect(addressOf({ ...need.who, age_band: '7-17' })).toBe('陈家孩子');
  expect(ageOf({ ...need.who, age_band: '7-17' })).toBe('7 到 17 岁');
  expect(ageOf({ ...need.who, age_band: '90+' })).toBe('90 岁以上');
  expect(addressOf({ ...need.who, anonymous: true })).toBe('没留姓名');
});
test('the place is the building, the number is short', () => {
  expect(placeLine(need)).toBe('黄楼小区 3 号楼');
  expect(shortNo(need)).toBe('0412');
});
test('only a social worker is offered the judging; others read why not', () => {
  iAm(5, 'need_triage');
  expect(movesOf(need)).toEqual([{ key: 'triage', reason: null }]);
  iAm(5, 'need_read');
  expect(movesOf(need)[0]?.reason).toBe('只有社工能研判');
});
test('who handled it never makes the call-back', () => {
  const done = { ...need, stage: 'done', handlers: [{ person_id: 5, name: '赵敏' }] } as unknown as NeedCard;
  iAm(5, 'need_call_back');
  expect(movesOf(done)[0]?.reason).toBe('您办过这件事，请换个人问');
  iAm(6, 'need_call_back');
  expect(movesOf(done)[0]).toEqual({ key: 'call_back', reason: null });
});
