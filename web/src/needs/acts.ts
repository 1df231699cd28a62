// Which steps a need's page offers: the ones that belong to where it stands, each open or with its reason; what is
// rarely wanted stands in a menu. After a "no" the ways that tell the person come first (S15).
import type { NeedPage } from '@/api/wire';
import { isHidden, isOver } from './need';
import { reasonText } from './reasons';
import type { StepName } from './steps';
import { t } from './t';

export type Step = 'triage' | 'assign' | 'owner' | 'call_back' | 'merge' | StepName;
export interface Act { step: Step; text: string; main: boolean; reason: string | null }

export function saidNo(page: NeedPage): boolean {
  return page.triage !== undefined && !(page.triage.public_interest && page.triage.feasible);
}

function mainActs(page: NeedPage): Act[] {
  const { may } = page;
  const act = (step: Step, text: string, main: boolean, key?: string): Act => (
    { step, text, main, reason: reasonText(key) });
  const named = (step: StepName, main: boolean, key?: string) => act(step, t(`step.${step}.act`), main, key);
  switch (page.need.stage) {
    case 'registered': return [act('triage', t('page.triage'), true, may.triage)];
    case 'triaged': {
      const assign = act('assign', t('page.assign'), page.triage?.feasible !== false, may.assign);
      const again = may.triage === undefined ? [act('triage', t('page.triage_again'), false)] : [];
      if (!saidNo(page)) return [assign, ...again];
      const ways = [named('reply', true, may.reply), named('refer', false, may.refer),
        named('open_case', false, may.open_case)];
      return page.triage?.feasible === false ? [...ways, ...again] : [assign, ...ways, ...again];
    }
    case 'assigned': case 'in_progress': return [act('assign', t('page.assign_more'), false, may.assign)];
    case 'referred': return [named('answer', true, may.answer), named('bounce', false, may.answer)];
    case 'suspended': return [named('resume', true, may.resume)];
    case 'in_case': return [named('close_case', true, may.close_case)];
    case 'merged': return [named('split', false, may.split)];
    case 'done': case 'replied': return [act('call_back', t('page.call_back'), true, may.call_back)];
    default: return [];
  }
}

export function actsOf(page: NeedPage): Act[] {
  if (isHidden(page.need)) return [];
  if (isOver(page.need.stage)) return mainActs(page);
  const owner: Act = { step: 'owner', text: t('page.owner'), main: false, reason: reasonText(page.may.own) };
  return [...mainActs(page), owner];
}
export function rareActsOf(page: NeedPage): Act[] {
  if (isOver(page.need.stage) || isHidden(page.need)) return [];
  const { may } = page;
  const rare: [StepName | 'merge', string | undefined][] = [];
  if (page.need.stage === 'triaged' && !saidNo(page)) rare.push(['refer', may.refer], ['open_case', may.open_case]);
  if (page.need.stage !== 'suspended' && page.need.stage !== 'in_case') rare.push(['merge', may.merge]);
  if (page.need.stage !== 'suspended') rare.push(['suspend', may.suspend]);
  rare.push(['withdraw', may.withdraw]);
  return rare.map(([step, key]) => ({ step, text: t(`step.${step}.act`), main: false, reason: reasonText(key) }));
}
