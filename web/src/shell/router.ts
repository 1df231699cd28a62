// Who may go where: no session leads to the sign-in page and back again; a first password must be changed first.
// A screen without the right shows a wall (Shell.vue), because a hidden page explains nothing.
import { nextTick } from 'vue';
import { createRouter, createWebHistory } from 'vue-router';
import type { RouteRecordRaw, Router } from 'vue-router';
import type { Permission } from '@/api/wire';
import { say } from '@/ui/toast';
import { home } from './nav';
import { session, whenSignedOut } from './session';
import { t } from './t';

declare module 'vue-router' {
  interface RouteMeta { needs?: Permission; open?: boolean }
}

export function makeRouter(routes: RouteRecordRaw[]): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes,
    scrollBehavior: (_to, _from, kept) => kept ?? { top: 0 },
  });
  router.beforeEach((to) => {
    if (to.meta.open) return to.path === '/login' && session.value ? home() : true;
    if (!session.value) return { path: '/login', query: to.fullPath === '/' ? {} : { to: to.fullPath } };
    if (session.value.must_change_password && to.path !== '/w/password') return '/w/password';
    return to.path === '/' ? home() : true;
  });
  router.afterEach((to, from, failure) => {
    if (failure || to.path === from.path) return;
    void nextTick(() => document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true }));
  });
  // A file of an older version is gone after an update: load the page anew, unless somebody is in a form.
  router.onError((_error, to) => {
    say(t('new_version'), { act: { label: t('new_version_go'), run: () => window.location.assign(to.fullPath) } });
  });
  whenSignedOut(() => { void router.push({ path: '/login', query: { to: router.currentRoute.value.fullPath } }); });
  return router;
}
