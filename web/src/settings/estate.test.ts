import { describe, expect, it } from 'vitest';
import { doorName, rangeOf } from './estate';

const block = { building: ['1', '6'] as [string, string], unit: ['1', '3'] as [string, string], units: true,
  floor: ['1', '6'] as [string, string], rooms: '2' };

describe('a block of doors', () => {
  it('says how many there will be, from which to which', () => {
    expect(rangeOf(block)).toMatchObject({ doors: 216, first: '1-1-101', last: '6-3-602' });
  });
  it('may have no units', () => {
    const range = rangeOf({ ...block, units: false, unit: ['', ''] });
    expect(range).toMatchObject({ doors: 72, first: '1-101', last: '6-602' });
    expect(range?.draft).not.toHaveProperty('unit_from');
  });
  it('is none while the numbers make no sense, or are too many', () => {
    expect(rangeOf({ ...block, building: ['6', '1'] })).toBeNull();
    expect(rangeOf({ ...block, rooms: '' })).toBeNull();
    expect(rangeOf({ ...block, floor: ['1', '1.5'] })).toBeNull();
    expect(rangeOf({ ...block, building: ['1', '90'], rooms: '9' })).toBeNull();
  });
});
describe('a door', () => {
  it('is called by the parts that it has', () => {
    expect(doorName({ building: '3', unit: '', room: '401' })).toBe('3-401');
  });
});
