// Estates and doors as the pages read and say them.
import { api, ok } from '@/api/client';
import type { EstateCard, RangeDraft } from '@/api/wire';

const most = 5000;

// Every estate of a place, read to the end.
export async function readEstates(id: number): Promise<EstateCard[]> {
  const found: EstateCard[] = [];
  let after: number | undefined;
  do {
    const page = await ok(api.GET('/areas/{id}/estates', { params: { path: { id }, query: { after } } }));
    found.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined && found.length < most);
  return found;
}

export function doorName(door: { building: string; unit: string; room: string }): string {
  return [door.building, door.unit, door.room].filter((part) => part !== '').join('-');
}

// What a block will hold, as it is typed; null while it makes no sense. The server counts again.
export interface RangeWish {
  building: [string, string]; unit: [string, string]; units: boolean; floor: [string, string]; rooms: string;
}
const doorsMost = 2000;
export function rangeOf(wish: RangeWish): { draft: RangeDraft; doors: number; first: string; last: string } | null {
  const pair = ([from, to]: [string, string]) => [Number(from), Number(to)] as const;
  const good = ([from, to]: readonly [number, number]) => Number.isInteger(from) && Number.isInteger(to) && from >= 1
    && from <= to && to <= 200;
  const [building, unit, floor, rooms] = [pair(wish.building), pair(wish.unit), pair(wish.floor), Number(wish.rooms)];
  if (!good(building) || !good(floor) || (wish.units && !good(unit)) || !good([1, rooms]) || rooms > 99) return null;
  const run = ([from, to]: readonly [number, number]) => to - from + 1;
  const doors = run(building) * (wish.units ? run(unit) : 1) * run(floor) * rooms;
  if (doors > doorsMost) return null;
  const name = (at: 0 | 1) => doorName({ building: String(building[at]), unit: wish.units ? String(unit[at]) : '',
    room: String(floor[at] * 100 + (at === 0 ? 1 : rooms)) });
  const draft = { building_from: building[0], building_to: building[1], floor_from: floor[0], floor_to: floor[1], rooms,
    ...(wish.units ? { unit_from: unit[0], unit_to: unit[1] } : {}) };
  return { draft, doors, first: name(0), last: name(1) };
}
