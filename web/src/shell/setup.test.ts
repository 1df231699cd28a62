import { describe, expect, it } from 'vitest';
import type { Role, UserCard } from '@/api/wire';
import { enough, isFresh, workersOf } from './setup';

function user(role: Role, more: { state?: UserCard['state']; until?: string; ended?: boolean } = {}): UserCard {
  const grant = { id: 1, role, area_id: 1, area_name: '', from: '2026-01-01', until: more.until, ended: more.ended ?? false };
  return { id: 1, login: 'a', name: 'a', state: more.state ?? 'active', grants: [grant] };
}

describe('the staff of a new place', () => {
  it('is enough with two people, one of them a social worker', () => {
    expect(enough(workersOf([user('social_worker'), user('secretary')], '2026-11-25'))).toBe(true);
    expect(enough(workersOf([user('social_worker')], '2026-11-25'))).toBe(false);
    expect(enough(workersOf([user('community_worker'), user('secretary')], '2026-11-25'))).toBe(false);
  });
  it('counts nobody who is closed, whose grant is over, or who only administers', () => {
    const users = [user('social_worker', { state: 'closed' }), user('social_worker', { ended: true }),
      user('social_worker', { until: '2026-11-24' }), user('county_admin')];
    expect(workersOf(users, '2026-11-25')).toEqual({ people: 0, social: 0 });
  });
});
describe('a backup', () => {
  it('is fresh for two days', () => {
    const now = new Date('2026-11-25T09:00:00+08:00');
    expect(isFresh('2026-11-24T02:15:00+08:00', now)).toBe(true);
    expect(isFresh('2026-11-23T02:15:00+08:00', now)).toBe(false);
    expect(isFresh(null, now)).toBe(false);
  });
});
