// Texts by key, checked by the compiler: `const t = texts(zh, en)` in a slice, then `t('board.title', { n: 3 })`.
// Both languages must hold the same keys, or it does not compile. Keys that begin with "error." are what
// the server's keys become (see problemText in shell/problem.ts), so they are collected here as well.
import { ref } from 'vue';

export type Language = 'zh-CN' | 'en';
export type Params = Record<string, string | number>;

export const language = ref<Language>('zh-CN');

type Pair = { zh: string; en: string };
const errors = new Map<string, Pair>();

function filled(text: string, params?: Params): string {
  if (!params) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

export function texts<K extends string>(zh: Record<K, string>, en: Record<K, string>) {
  for (const key in zh) if (key.startsWith('error.')) errors.set(key.slice(6), { zh: zh[key], en: en[key] });
  return (key: K, params?: Params): string => filled(language.value === 'en' ? en[key] : zh[key], params);
}

// The text of a server key, or undefined when no slice on this page knows it.
export function errorText(key: string, params?: Params): string | undefined {
  const pair = errors.get(key);
  if (!pair) return undefined;
  return filled(language.value === 'en' ? pair.en : pair.zh, params);
}
