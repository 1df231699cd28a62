// Words for what the server found in a sheet: fields, flags of rows, results.
import type { ImportRow, Level } from '@/api/wire';
import { errorText } from '@/ui/text';
import zh from './text.zh-CN.json';
import { t } from './t';

export const fields = ['order_no', 'words', 'title', 'received', 'received_time', 'caller', 'phone', 'community',
  'estate',
  'address', 'order_kind', 'due', 'unit', 'status', 'satisfaction', 'ignore'] as const;
export type Field = (typeof fields)[number];
export const levels: readonly Level[] = ['error', 'ask', 'note', 'ok'];
export const levelTone = { error: 'urg', ask: 'lamp', note: 'calm', ok: 'pri' } as const;

// One plain sentence for each code. A row that the register refused carries the key of that error.
export function flagText(flag: ImportRow['flags'][number]): string {
  const again = /^order_again_of_row_(\d+)$/.exec(flag.code);
  if (again) return t('flag.order_again_of', { row: Number(again[1]) });
  const key = `flag.${flag.code}`;
  const says = key in zh ? t(key as keyof typeof zh) : errorText(flag.code) ?? flag.code;
  return flag.column ? t('flag.at', { column: flag.column, says }) : says;
}
export function resultText(row: ImportRow): string {
  return row.result ? t(`result.${row.result}`) : '';
}
