// A journal line in words. An action that these pages do not know yet is shown as it is: nothing may be hidden here.
import type { AuditLine } from '@/api/wire';
import { t as shellText } from '@/shell/t';
import shell from '@/shell/text.zh-CN.json';
import { word } from '@/shell/words';
import type { WordKind } from '@/shell/words';
import { t } from './t';
import zh from './text.zh-CN.json';

type Key = keyof typeof zh;
const shellKnown = (key: string): key is keyof typeof shell => key in shell;
const known = (key: string): key is Key => key in zh;

export function actionText(line: AuditLine): string {
  const key = `action.${line.action}`;
  return known(key) ? t(key) : line.action;
}
export function roleText(line: AuditLine): string {
  const key = `role.${line.role}`;
  if (shellKnown(key)) return shellText(key);
  return line.role === 'system' ? '' : line.role;
}
// A long id says nothing to a reader, but its end tells two lines apart. `names` knows accounts and places by id.
export type Names = ReadonlyMap<string, string>;
function named(kind: string, id: number, names: Names): string {
  return names.get(`${kind}.${id}`) ?? t('one', { tail: String(id).slice(-4) });
}
export function objectText(line: AuditLine, names: Names): string {
  const key = `kind.${line.object}`;
  return t('object', { kind: known(key) ? t(key) : line.object, name: named(line.object, line.object_id, names) });
}
const spoken: readonly string[] = ['urgency', 'difficulty', 'category', 'channel', 'satisfaction', 'way'];
const ids: readonly string[] = ['owner', 'from', 'to', 'handler', 'person', 'grant', 'task', 'voice', 'import', 'community'];
function said(name: string, value: unknown, names: Names): string {
  if (typeof value === 'number' && ids.includes(name)) return named(name === 'community' ? 'area' : name, value, names);
  if (value === true || value === 'yes') return t('yes');
  if (value === false || value === 'no') return t('no');
  if (typeof value === 'string' && name === 'into') return word('category', value);
  const why = `why.${String(value)}`;
  if (name === 'why' && known(why)) return t(why);
  const purpose = `purpose.${String(value)}`;
  if (name === 'purpose' && shellKnown(purpose)) return shellText(purpose);
  const role = `role.${String(value)}`;
  if (name === 'role' && shellKnown(role)) return shellText(role);
  const own = `said.${String(value)}`;
  if (known(own)) return t(own);
  if (typeof value === 'string' && spoken.includes(name)) return word(name as WordKind, value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
function parsed(facts: string): Record<string, unknown> {
  try { return JSON.parse(facts) as Record<string, unknown>; } catch { return { '': facts }; }
}
export function factsText(line: AuditLine, names: Names): string {
  return Object.entries(parsed(line.facts)).map(([name, value]) => {
    const key = `fact.${name}`;
    return `${known(key) ? t(key) : name} ${said(name, value, names)}`;
  }).join(' · ');
}
