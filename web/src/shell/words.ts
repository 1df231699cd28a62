// The words of the wire (channels, stages, categories …) that several slices show: word('channel', 'mayor_hotline').
// A word that these pages do not know yet is shown as it came, because an unknown category must not hide a need.
import { shallowRef } from 'vue';
import type { WordName } from '@/api/wire';
import zh from './text.zh-CN.json';
import { t } from './t';

export type WordKind = 'channel' | 'urgency' | 'difficulty' | 'stage' | 'satisfaction' | 'category' | 'order_kind'
  | 'relation' | 'way' | 'sex' | 'population' | 'read_way' | 'target';

// The country is the one area without a name of its own: each language has one for it.
export function areaName(name: string): string { return name === '' ? t('country') : name; }

// A building is kept as it was said: "7", or with words; a bare number is a number of nothing.
export function building(said: string | null | undefined): string {
  return said && /^\d+$/.test(said) ? t('building_n', { n: said }) : said ?? '';
}
// "80-89" is a decade of life; the wider bands are said as they are.
export function ageBand(band: string): string {
  const [from, to] = (band.match(/\d+/g) ?? []).map(Number);
  if (from === undefined) return band;
  if (to === undefined || from >= 90) return t('age_over', { n: from });
  return to - from === 9 ? t('age_decade', { n: from }) : t('age_between', { from, to });
}

// What the county of the chosen place calls categories of its own: learnt by Shell.vue.
const own = shallowRef<ReadonlyMap<string, string>>(new Map());
export function learnWords(names: readonly WordName[]): void {
  own.value = new Map(names.map((one) => [one.word, one.label]));
}

export function word(kind: WordKind, value: string): string {
  const label = kind === 'category' ? own.value.get(value) : undefined;
  if (label) return label;
  const key = `word.${kind}.${value}`;
  return key in zh ? t(key as keyof typeof zh) : value;
}
