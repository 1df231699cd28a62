import { afterEach, expect, test } from 'vitest';
import type { NeedCard, NeedPage, Permission, Session } from '@/api/wire';
import { session } from '@/shell/session';
import { addressOf, ageOf, callsOfRound, endingOf, endOf, missedOf, movesOf, placeLine, shortNo } from './need';

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

const line = (seq: number, action: string, why?: string, at = `2025-11-${10 + seq}T09:00:00+08:00`) =>
  ({ seq, action, at, by: { person_id: 1, name: '' }, role: '', facts: why ? JSON.stringify({ why }) : '{}' });
const closed = (lit: boolean, ...timeline: unknown[]) =>
  ({ need: { ...need, stage: 'closed', lit }, timeline, call_backs: [], voices: [] }) as unknown as NeedPage;
test('closed is lit only by a call-back that said solved; the other ends are told apart', () => {
  expect(endOf(closed(true, line(1, 'need.closed', 'solved')))).toBe('solved');
  expect(endOf(closed(false, line(1, 'need.closed', 'nobody_reached')))).toBe('nobody_reached');
  expect(endOf(closed(false, line(1, 'need.closed', 'no_call_back_wished')))).toBe('no_call_back_wished');
  expect(endOf(closed(false, line(3, 'need.closed', 'nobody_reached'), line(1, 'need.closed', 'no_call_back_wished'))))
    .toBe('nobody_reached');
  expect(endOf(closed(false))).toBe('unlit');
  expect(endOf({ ...closed(false), need } as unknown as NeedPage)).toBeNull();
  expect(endingOf(line(1, 'need.called_back', 'solved'))).toBeNull();
});
test('tries count from the last time that it was opened again', () => {
  const call = (id: number, day: number, reached = false, voice = 1) =>
    ({ id, voice_id: voice, at: `2025-11-${day}T10:00:00+08:00`, reached });
  const page = { ...closed(false, line(2, 'need.reopened')),
    call_backs: [call(1, 11), call(2, 12, true), call(3, 13), call(4, 14, false, 2)] } as unknown as NeedPage;
  page.timeline[0]!.at = '2025-11-12T10:00:01+08:00';
  expect(callsOfRound(page).map((one) => one.id)).toEqual([3, 4]);
  expect(missedOf(page, 1).map((one) => one.id)).toEqual([3]);
});
