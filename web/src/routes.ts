// Every page of the desk. A slice's screens are loaded when they are first opened.
import type { RouteRecordRaw } from 'vue-router';
import NotFound from '@/shell/NotFound.vue';
import Shell from '@/shell/Shell.vue';

export const routes: RouteRecordRaw[] = [
  { path: '/login', component: () => import('@/session/SignIn.vue'), meta: { open: true } },
  {
    path: '/w', component: Shell, children: [
      { path: 'needs', component: () => import('@/needs/NeedBoard.vue'), meta: { needs: 'need_read' } },
      { path: 'needs/new', component: () => import('@/needs/NeedRegister.vue'), meta: { needs: 'need_register' } },
      { path: 'needs/:id(\\d+)', component: () => import('@/needs/NeedPage.vue'), meta: { needs: 'need_read' } },
      { path: 'needs/:id(\\d+)/slip', component: () => import('@/needs/NeedSlip.vue'), meta: { needs: 'need_register' } },
      { path: 'needs/hand-over', component: () => import('@/needs/HandOver.vue'), meta: { needs: 'need_assign' } },
      { path: 'callbacks', component: () => import('@/needs/CallBacks.vue'), meta: { needs: 'need_call_back' } },
      { path: 'imports', component: () => import('@/imports/ImportList.vue'), meta: { needs: 'import_run' } },
      { path: 'imports/:id(\\d+)', component: () => import('@/imports/ImportSheet.vue'), meta: { needs: 'import_run' } },
      { path: 'import/:rest(.*)*', redirect: (to) => to.path.replace('/w/import', '/w/imports') },
      { path: 'people', component: () => import('@/people/PeopleSearch.vue'), meta: { needs: 'person_read' } },
      { path: 'people/:id(\\d+)', component: () => import('@/people/PersonView.vue'), meta: { needs: 'person_read' } },
      { path: 'start', component: () => import('@/settings/StartPage.vue'), meta: { needs: 'area_manage' } },
      { path: 'settings', component: () => import('@/settings/PlaceSettings.vue'), meta: { needs: 'setting_manage' } },
      { path: 'settings/words', component: () => import('@/settings/WordSettings.vue'), meta: { needs: 'setting_manage' } },
      { path: 'settings/replies', component: () => import('@/settings/ReplySettings.vue'), meta: { needs: 'setting_manage' } },
      { path: 'settings/estates', component: () => import('@/settings/EstateSettings.vue'), meta: { needs: 'setting_manage' } },
      { path: 'users', component: () => import('@/users/UserList.vue'), meta: { needs: 'user_read' } },
      { path: 'audit', component: () => import('@/audit/AuditPage.vue'), meta: { needs: 'audit_read' } },
      { path: 'password', component: () => import('@/session/PasswordPage.vue') },
      { path: ':rest(.*)*', component: NotFound },
    ],
  },
  { path: '/', component: NotFound },
  { path: '/:rest(.*)*', redirect: '/w/none' },
];
if (import.meta.env.DEV) {
  routes.unshift({ path: '/dev/kit', component: () => import('@/dev/Kit.vue'), meta: { open: true } });
}
