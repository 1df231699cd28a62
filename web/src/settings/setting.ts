// What a setting says in words: its value with the unit, and who set it.
import type { SettingCard } from '@/api/wire';
import { word } from '@/shell/words';
import { dayName } from '@/ui/format';
import { t } from './t';
import zh from './text.zh-CN.json';

type Key = keyof typeof zh;
const known = (key: string): key is Key => key in zh;

export function nameOf(setting: SettingCard): string {
  const key = `setting.${setting.name}`;
  return known(key) ? t(key) : setting.name;
}
export function hintOf(setting: SettingCard): string {
  const key = `hint.${setting.name}`;
  return known(key) ? t(key) : '';
}
export function valueOf(setting: SettingCard): string {
  if (setting.value === '') return t('value.none');
  if (setting.form === 'word') return word('way', setting.value);
  const key = `value.${setting.name}`;
  return known(key) ? t(key, { n: setting.value }) : setting.value;
}
export function originOf(setting: SettingCard): string {
  const from = setting.from;
  if (!from) return t('from.default');
  const said = { area: from.area_name, name: from.by ?? t('from.somebody'), day: dayName(from.at) };
  return setting.own ? t('from.set_here', said) : t('from.set', said);
}
