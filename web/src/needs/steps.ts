// The short forms beside judging and handing out work: what each asks for, and what it sends. StepForm.vue draws them.
import { api, keyed } from '@/api/client';
import type { NeedPage, ReadWay, ReferralTarget } from '@/api/wire';
import { word } from '@/shell/words';
import { dayKey, momentKey } from '@/ui/format';
import { t } from './t';

export type StepName = 'withdraw' | 'suspend' | 'resume' | 'reply' | 'refer' | 'answer' | 'bounce' | 'split'
  | 'open_case' | 'close_case';
export const stepNames: readonly StepName[] = ['withdraw', 'suspend', 'resume', 'reply', 'refer', 'answer', 'bounce',
  'split', 'open_case', 'close_case'];
export type StepForm = Record<string, string>;
export interface StepField {
  name: string; label: string; kind: 'line' | 'words' | 'day' | 'moment' | 'choice'; hint?: string; max?: number;
  optional?: boolean; missing?: string; options?: { value: string; label: string }[]; from?: string; until?: string;
}

const targets: readonly ReferralTarget[] = ['hotline', 'department', 'petition_office', 'medical', 'legal_aid',
  'police'];
const line = (name: string, label: string, more: Partial<StepField> = {}): StepField => (
  { name, label, kind: 'line', max: 300, ...more });
const inDays = (days: number) => dayKey(new Date(Date.now() + days * 86_400_000));
const petition = (page: NeedPage) => page.referrals.at(-1)?.target === 'petition_office';
const owed = (page: NeedPage) => page.voices.some((voice) => voice.call_back_way !== 'none');

function replyFields(page: NeedPage): StepField[] {
  const ways: ReadWay[] = owed(page) ? ['phone', 'visit'] : ['notice', 'visit'];
  return [
    { name: 'words', label: t('step.reply.words'), hint: t('step.reply.words_hint'), kind: 'words', max: 1000,
      missing: t('step.reply.missing_words') },
    { name: 'read_way', label: t('step.reply.way'), kind: 'choice', missing: t('step.reply.missing_way'),
      options: ways.map((value) => ({ value, label: word('read_way', value) })) },
    { name: 'read_at', label: t('step.reply.at'), kind: 'moment', until: momentKey(new Date()),
      missing: t('step.reply.missing_at') },
    line('appeal', t('step.reply.appeal'), { hint: t('step.reply.appeal_hint'),
      missing: t('step.reply.missing_appeal') }),
  ];
}
function referFields(form: StepForm): StepField[] {
  const target = form['target'];
  const toPetition = target === 'petition_office';
  const fields: StepField[] = [{ name: 'target', label: t('step.refer.target'), kind: 'choice',
    missing: t('step.refer.missing_target'), options: targets.map((value) => ({ value, label: word('target',
      value) })) }];
  if (!toPetition) {
    const body = line('body', t('step.refer.body'), { max: 60 });
    fields.push(target === 'department' ? { ...body, missing: t('step.refer.missing_body') }
      : { ...body, optional: true });
  }
  const no = line('outside_no', t('step.refer.no'), { max: 60 });
  fields.push(toPetition ? { ...no, hint: t('step.refer.petition_hint'), missing: t('step.refer.missing_no') }
    : { ...no, optional: true });
  return fields;
}
function endFields(page: NeedPage, step: 'answer' | 'bounce'): StepField[] {
  const no = line('outside_no', t('step.refer.no'), { max: 60, optional: true });
  if (petition(page)) return [{ ...no, hint: t('step.refer.petition_hint') }];
  const words: StepField = { name: 'words', label: t(`step.${step}.words`), kind: 'words', max: 1000,
    missing: t(`step.${step}.missing`) };
  return page.referrals.at(-1)?.outside_no ? [words] : [words, no];
}

export function fieldsOf(step: StepName, page: NeedPage, form: StepForm): StepField[] {
  switch (step) {
    case 'withdraw': return [line('reason', t('step.withdraw.reason'), { optional: true })];
    case 'suspend': return [
      line('reason', t('step.suspend.reason'), { missing: t('step.suspend.missing_reason') }),
      { name: 'until', label: t('step.suspend.until'), kind: 'day', from: inDays(1),
        missing: t('step.suspend.missing_until') },
    ];
    case 'resume': case 'split': case 'open_case': case 'close_case': return [];
    case 'reply': return replyFields(page);
    case 'refer': return referFields(form);
    case 'answer': case 'bounce': return endFields(page, step);
  }
}
export function blankOf(step: StepName): StepForm {
  return step === 'reply' ? { read_at: momentKey(new Date()) } : {};
}

export function sendStep(step: StepName, page: NeedPage, form: StepForm, key: string) {
  const params = { path: { id: page.need.id }, header: keyed(key) };
  const { revision } = page.need;
  const said = (name: string) => form[name]?.trim() ?? '';
  const maybe = (name: string) => said(name) || undefined;
  switch (step) {
    case 'withdraw': return api.POST('/needs/{id}/withdraw', { params, body: { revision, reason: maybe('reason') } });
    case 'suspend': return api.POST('/needs/{id}/suspend', { params,
      body: { revision, reason: said('reason'), until: said('until') } });
    case 'resume': return api.POST('/needs/{id}/resume', { params, body: { revision } });
    case 'split': return api.POST('/needs/{id}/split', { params, body: { revision } });
    case 'open_case': return api.POST('/needs/{id}/case', { params, body: { revision } });
    case 'close_case': return api.POST('/needs/{id}/case/close', { params, body: { revision } });
    case 'reply': return api.POST('/needs/{id}/reply', { params, body: { revision, words: said('words'),
      read_way: said('read_way') as ReadWay, read_at: `${said('read_at')}:00+08:00`, appeal: said('appeal') } });
    case 'refer': return api.POST('/needs/{id}/refer', { params, body: { revision,
      target: said('target') as ReferralTarget, body: said('target') === 'petition_office' ? undefined : maybe('body'),
      outside_no: maybe('outside_no') } });
    case 'answer': return api.POST('/needs/{id}/referral/answer', { params,
      body: { revision, words: maybe('words'), outside_no: maybe('outside_no') } });
    case 'bounce': return api.POST('/needs/{id}/referral/bounce', { params,
      body: { revision, words: maybe('words'), outside_no: maybe('outside_no') } });
  }
}
