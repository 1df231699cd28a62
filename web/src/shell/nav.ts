// The rail: four jobs, and in each the screens that this person may open.
// A screen is one line here and one in routes.ts.
import type { Component } from 'vue';
import type { Permission } from '@/api/wire';
import { ClipboardList, FileSpreadsheet, Inbox, ListChecks, MessageCircleHeart, ShieldCheck, SlidersHorizontal, UserCog, Users } from '@/ui/icons';
import { can } from './session';

export interface NavItem {
  to: string; text: 'nav.needs' | 'nav.register' | 'nav.callbacks' | 'nav.imports' | 'nav.people' | 'nav.users' | 'nav.audit'
    | 'nav.start' | 'nav.settings';
  icon: Component; needs: Permission; badge?: 'needs' | 'callbacks';
}
export interface Job { text: 'job.listen' | 'job.act' | 'job.people' | 'job.results'; items: NavItem[] }

const jobs: Job[] = [
  { text: 'job.listen', items: [
    { to: '/w/needs', text: 'nav.needs', icon: Inbox, needs: 'need_read', badge: 'needs' },
    { to: '/w/needs/new', text: 'nav.register', icon: ClipboardList, needs: 'need_register' },
    { to: '/w/callbacks', text: 'nav.callbacks', icon: MessageCircleHeart, needs: 'need_call_back', badge: 'callbacks' },
    { to: '/w/imports', text: 'nav.imports', icon: FileSpreadsheet, needs: 'import_run' },
  ] },
  { text: 'job.act', items: [] },
  { text: 'job.people', items: [{ to: '/w/people', text: 'nav.people', icon: Users, needs: 'person_read' }] },
  { text: 'job.results', items: [
    { to: '/w/start', text: 'nav.start', icon: ListChecks, needs: 'area_manage' },
    { to: '/w/users', text: 'nav.users', icon: UserCog, needs: 'user_read' },
    { to: '/w/settings', text: 'nav.settings', icon: SlidersHorizontal, needs: 'setting_manage' },
    { to: '/w/audit', text: 'nav.audit', icon: ShieldCheck, needs: 'audit_read' },
  ] },
];

export function openJobs(): Job[] {
  const mine = jobs.map((job) => ({ ...job, items: job.items.filter((item) => can(item.needs)) }));
  return mine.filter((job) => job.items.length > 0);
}
// Who sets places up begins with what is still to be set up; the page itself goes on when nothing is.
export function home(): string {
  const first = openJobs()[0]?.items[0]?.to ?? '/w/none';
  return first === '/w/start' ? '/w/start?front=1' : first;
}
