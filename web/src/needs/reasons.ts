// Why a step is not open to this person, in words: the server gives the key, never a sentence.
import { errorText } from '@/ui/text';
import { t } from './t';

export function reasonText(key: string | null | undefined): string | null {
  if (key === null || key === undefined) return null;
  return errorText(key) ?? t('page.reason_other');
}
