// How a need is spoken of on the desk: a form of address and an age band, never a whole name or a door.
import type { Component } from 'vue';
import type { CallBack, ColumnStage, Difficulty, NeedCard, NeedPage, PersonRef, Stage, TimelineLine, Urgency } from '@/api/wire';
import { can, session } from '@/shell/session';
import { ageBand, building } from '@/shell/words';
import { DoorOpen, Headset, MessageCircleHeart, Phone } from '@/ui/icons';
import { t } from './t';

export const urgencies: readonly Urgency[] = ['urgent', 'soon', 'can_wait'];
export const difficulties: readonly Difficulty[] = ['easy', 'medium', 'hard'];
export const columnStages: readonly ColumnStage[] = ['registered', 'triaged', 'working', 'done'];
export const urgencyTone = { urgent: 'urg', soon: 'lamp', can_wait: 'calm' } as const;
export const ticksOf = { easy: 1, medium: 2, hard: 3 } as const;

export type Column = ColumnStage | 'set_aside' | 'closed' | 'withdrawn' | 'merged';
const columns: Record<Stage, Column> = {
  registered: 'registered', triaged: 'triaged', assigned: 'working', in_progress: 'working', referred: 'working',
  answered: 'working', done: 'done', replied: 'done', suspended: 'set_aside', in_case: 'set_aside',
  closed: 'closed', withdrawn: 'withdrawn', merged: 'merged',
};
export function columnOf(stage: Stage): Column { return columns[stage]; }
export function isOver(stage: Stage): boolean { return stage === 'closed' || stage === 'withdrawn' || stage === 'merged'; }

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
// A case that is not the reader's to see: number and stage alone.
export function isHidden(need: NeedCard): boolean { return need.restricted && need.summary === ''; }
export function placeLine(need: NeedCard): string {
  return [need.estate_name, building(need.building)].filter(Boolean).join(' ');
}
// "2026-0412" is said as 0412 on a card: the year is the same for all of them.
export function shortNo(need: NeedCard): string { return need.need_no.replace(/^\d{4}-/, ''); }

// Who stands for an open need and works here no longer; of a closed one it is no news.
export function leftOf(need: NeedCard): PersonRef[] {
  if (isOver(need.stage)) return [];
  const all = [need.owner, ...need.handlers].filter((one) => one.left === true);
  return all.filter((one, index) => all.findIndex((other) => other.person_id === one.person_id) === index);
}

export interface Move { key: 'triage' | 'assign' | 'done' | 'call_back' | 'owner' | 'answer' | 'resume'; reason: string | null }

// The one step that can come next, and why it may not be mine to do. The page itself has the last word (`may`).
export function movesOf(need: NeedCard): Move[] {
  const me = session.value?.person_id;
  const mine = need.handlers.some((handler) => handler.person_id === me);
  const moves: Move[] = [];
  const column = columnOf(need.stage);
  if (column === 'registered') moves.push({ key: 'triage', reason: can('need_triage') ? null
    : t('reason.only_triage') });
  if (column === 'triaged') moves.push({ key: 'assign', reason: can('need_assign') ? null : t('reason.only_assign') });
  if (need.stage === 'referred') {
    moves.push({ key: 'answer', reason: can('need_refer') ? null : t('reason.only_refer') });
  } else if (column === 'working') {
    moves.push({ key: 'done', reason: mine && can('need_handle') ? null : t('reason.only_handler') });
  }
  if (column === 'done') {
    const reason = mine ? t('reason.handler') : t('reason.only_call_back');
    moves.push({ key: 'call_back', reason: !mine && can('need_call_back') ? null : reason });
  }
  if (need.stage === 'suspended') moves.push({ key: 'resume', reason: can('need_triage') ? null : t('reason.only_resume') });
  if (!isOver(need.stage) && can('need_assign')) moves.push({ key: 'owner', reason: null });
  return moves;
}

export function factsOf(line: TimelineLine): Record<string, unknown> {
  try { return JSON.parse(line.facts) as Record<string, unknown>; } catch { return {}; }
}
// Closed is not always lit: it also closes when nobody could be reached, or when nobody wished to be called back.
const endings = ['solved', 'nobody_reached', 'no_call_back_wished', 'case_closed'] as const;
export type Ending = (typeof endings)[number] | 'withdrawn' | 'merged';
export function endingOf(line: TimelineLine): Ending | null {
  if (line.action !== 'need.closed') return null;
  const why = factsOf(line)['why'];
  return endings.find((one) => one === why) ?? null;
}
// The last time counts: a need may have been opened again in between. "unlit" where the journal does not say why.
export function endOf(page: NeedPage): Ending | 'unlit' | null {
  if (page.need.stage === 'withdrawn' || page.need.stage === 'merged') return page.need.stage;
  if (page.need.stage !== 'closed') return null;
  if (page.need.lit) return 'solved';
  const last = page.timeline.filter((line) => line.action === 'need.closed').sort((a, b) => b.seq - a.seq)[0];
  const why = last ? endingOf(last) : null;
  return why === null || why === 'solved' ? 'unlit' : why;
}
// Calls since it was last opened again: earlier ones answered for other work.
export function callsOfRound(page: NeedPage): CallBack[] {
  const opened = page.timeline.filter((line) => line.action === 'need.reopened').map((line) => Date.parse(line.at));
  const since = Math.max(Number.NEGATIVE_INFINITY, ...opened);
  return page.call_backs.filter((one) => Date.parse(one.at) > since);
}
export function missedOf(page: NeedPage, voice: number): CallBack[] {
  return callsOfRound(page).filter((one) => one.voice_id === voice && !one.reached);
}
