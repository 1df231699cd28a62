// Who is here, what she may do, and which place she is looking at. Nothing of this is stored in the browser except,
// for this tab, the chosen place.
import { computed, ref, shallowRef } from 'vue';
import { api, ok, onSignedOut, Refused, useCsrf } from '@/api/client';
import type { Permission, Session } from '@/api/wire';
import { dropDrafts } from './drafts';
import { queries } from './queries';
import { areaName } from './words';

export interface Place { id: number; name: string; kind: string }

export const session = shallowRef<Session | null>(null);
const chosen = ref<Place | null>(null);
const placeKept = 'anxin.place';

export function can(permission: Permission): boolean {
  return session.value?.permissions.includes(permission) ?? false;
}

// The place that boards and lists are about: one community for most, a whole county for those who look after one.
export const place = computed<Place | null>(() => {
  const at = placeAt();
  return at && { ...at, name: areaName(at.name) };
});
function placeAt(): Place | null {
  if (chosen.value) return chosen.value;
  const now = session.value;
  if (!now) return null;
  if (now.community) return { ...now.community, kind: 'community' };
  const grant = now.grants[0];
  return grant ? { id: grant.area_id, name: grant.area_name, kind: grant.area_kind } : null;
}
export const mainRole = computed(() => session.value?.grants[0]?.role ?? null);

export function choosePlace(next: Place): void {
  chosen.value = next;
  sessionStorage.setItem(placeKept, JSON.stringify({ account: session.value?.account_id, place: next }));
}
function rememberedPlace(account: number): Place | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(placeKept) ?? 'null') as { account: number; place: Place } | null;
    return kept?.account === account ? kept.place : null;
  } catch { return null; }
}

export function begin(next: Session): void {
  if (session.value?.account_id !== next.account_id) queries.clear();
  useCsrf(next.csrf);
  chosen.value = rememberedPlace(next.account_id);
  dropDrafts({ except: next.account_id });
  session.value = next;
}

// The session on the server, asked once at the start. False when nobody is signed in.
export async function loadSession(): Promise<boolean> {
  try {
    begin(await ok(api.GET('/session')));
    return true;
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return false;
    throw error;
  }
}

// The server ended the session: what was typed stays for the same person, what was read goes.
export function forget(): void {
  session.value = null;
  useCsrf(null);
  queries.clear();
}

export async function signOut(): Promise<void> {
  try {
    await ok(api.DELETE('/session'));
  } catch (error) {
    if (!(error instanceof Refused && error.status === 401)) throw error;
  }
  dropDrafts();
  sessionStorage.removeItem(placeKept);
  forget();
}

export function whenSignedOut(act: () => void): void {
  onSignedOut(() => { if (session.value) { forget(); act(); } });
}
