import { afterEach, expect, test } from 'vitest';
import { age, clock, dayKey, dayName, limit, when } from './format';
import { language } from './text';

const now = new Date('2025-11-23T14:00:00+08:00');
afterEach(() => { language.value = 'zh-CN'; });

test('a day is the day in Shanghai, whatever the machine thinks', () => {
  expect(dayKey(new Date('2025-11-22T16:30:00Z'))).toBe('2025-11-23');
  expect(clock('2025-11-22T16:30:00Z')).toBe('00:30');
});
test('a bare day names itself', () => {
  expect(dayName('2025-11-23', { weekday: true, now })).toBe('11 月 23 日 星期日');
  expect(dayName('2024-09-05', { now })).toBe('2024 年 9 月 5 日');
});
test('what happened is said by its distance', () => {
  expect(when('2025-11-23T13:59:40+08:00', now)).toBe('刚刚');
  expect(when('2025-11-23T13:20:00+08:00', now)).toBe('40 分钟前');
  expect(when('2025-11-23T10:00:00+08:00', now)).toBe('4 小时前');
  expect(when('2025-11-22T23:10:00+08:00', now)).toBe('昨天 23:10');
  expect(age('2025-11-19T10:00:00+08:00', now)).toBe('4 天');
});
test('a time limit says how much is left, or how much too late it is', () => {
  expect(limit('2025-11-23T08:00:00+08:00', now)).toBe('已超 6 小时');
  expect(limit('2025-11-20T08:00:00+08:00', now)).toBe('已超 3 天');
  expect(limit('2025-11-23T18:00:00+08:00', now)).toBe('还剩 4 小时');
  expect(limit('2025-11-23T23:00:00+08:00', now)).toBe('今天 23:00 前');
  expect(limit('2025-11-24T17:00:00+08:00', now)).toBe('明天 17:00 前');
  expect(limit('2025-11-30T17:00:00+08:00', now)).toBe('11 月 30 日 前');
});
test('English days are in English order', () => {
  language.value = 'en';
  expect(dayName('2025-11-03', { weekday: true, now })).toBe('Mon 3 Nov');
});
