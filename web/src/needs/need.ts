// How a need is spoken of on the desk: a form of address and an age band, never a whole name or a door.
import type { Component } from 'vue';
import type { ColumnStage, Difficulty, NeedCard, Stage, Urgency } from '@/api/wire';
import { can, session } from '@/shell/session';
import { ageBand, building } from '@/shell/words';
import { DoorOpen, Headset, MessageCircleHeart, Phone } from '@/ui/icons';
import { t } from './t';

export const urgencies: readonly Urgency[] = ['urgent', 'soon', 'can_wait'];
export const difficulties: readonly Difficulty[] = ['easy', 'medium', 'hard'];
export const columnStages: readonly ColumnStage[] = ['registered', 'triaged', 'working', 'done'];
export const urgencyTone = { urgent: 'urg', soon: 'lamp', can_wait: 'calm' } as const;
export const ticksOf = { easy: 1, medium: 2, hard: 3 } as const;

export function columnOf(stage: Stage): ColumnStage | 'closed' {
  return stage === 'assigned' || stage === 'in_progress' ? 'working' : stage;
}

const channelIcons: Record<string, Component> = { phone: Phone, home_visit: DoorOpen, mayor_hotline: Headset };
export function channelIcon(channel: string): Component { return channelIcons[channel] ?? MessageCircleHeart; }

function ageFrom(band: string | null | undefined): number | null {
  const found = band?.match(/\d+/);
  return found ? Number(found[0]) : null;
}

export function addressOf(who: NeedCard['who']): string {
  if (who.anonymous || !who.surname) return t('who.anonymous');
  const age = ageFrom(who.age_band);
  const surname = who.surname;
  if (age !== null && age < 18) return t('who.child', { surname });
  if (who.sex !== 'male' && who.sex !== 'female') return t('who.unknown', { surname });
  if (age !== null && age >= 70) return t(`who.${who.sex}_old`, { surname });
  return age !== null && age >= 60 ? t(`who.${who.sex}_elder`, { surname }) : t(`who.${who.sex}`, { surname });
}
// Of a grown-up nothing is said: "18 to 59" does no job on a card.
export function ageOf(who: NeedCard['who']): string | null {
  return who.anonymous || !who.age_band || who.age_band === '18-59' ? null : ageBand(who.age_band);
}
export function whoLine(need: NeedCard): string {
  return [addressOf(need.who), ageOf(need.who)].filter(Boolean).join(' · ');
}
export function placeLine(need: NeedCard): string {
  return [need.estate_name, building(need.building)].filter(Boolean).join(' ');
}
// "2026-0412" is said as 0412 on a card: the year is the same for all of them.
export function shortNo(need: NeedCard): string { return need.need_no.replace(/^\d{4}-/, ''); }

export interface Move { key: 'triage' | 'assign' | 'done' | 'call_back' | 'owner'; reason: string | null }

// The one step that can come next, and why it may not be mine to do. The page itself has the last word (`may`).
export function movesOf(need: NeedCard): Move[] {
  const me = session.value?.person_id;
  const mine = need.handlers.some((handler) => handler.person_id === me);
  const moves: Move[] = [];
  const column = columnOf(need.stage);
  if (column === 'registered') moves.push({ key: 'triage', reason: can('need_triage') ? null
    : t('reason.only_triage') });
  if (column === 'triaged') moves.push({ key: 'assign', reason: can('need_assign') ? null : t('reason.only_assign') });
  if (column === 'working') {
    moves.push({ key: 'done', reason: mine && can('need_handle') ? null : t('reason.only_handler') });
  }
  if (column === 'done') {
    const reason = mine ? t('reason.handler') : t('reason.only_call_back');
    moves.push({ key: 'call_back', reason: !mine && can('need_call_back') ? null : reason });
  }
  if (column !== 'closed' && can('need_assign')) moves.push({ key: 'owner', reason: null });
  return moves;
}
