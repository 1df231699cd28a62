// What a person set for her own eyes: language, theme, size. Nothing personal, so it may stay in the browser.
import { ref, watchEffect } from 'vue';
import { language } from './text';
import type { Language } from './text';

export type Theme = 'auto' | 'light' | 'dark' | 'high';
export type Size = 'desk' | 'big' | 'bigger' | 'biggest';
export const themes: readonly Theme[] = ['auto', 'light', 'dark', 'high'];
export const sizes: readonly Size[] = ['desk', 'big', 'bigger', 'biggest'];

export const theme = ref<Theme>('auto');
export const size = ref<Size>('desk');
// Single keys (N, /, ?) can be switched off: some people's tools type for them (WCAG 2.1.4).
export const singleKeys = ref(true);

function kept(name: string): string | null {
  try { return localStorage.getItem(`anxin.${name}`); } catch { return null; }
}
function keep(name: string, value: string): void {
  try { localStorage.setItem(`anxin.${name}`, value); } catch { /* private window: forgotten at its end */ }
}

export function startSettings(): void {
  const languageKept = kept('language');
  language.value = (languageKept ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en')) === 'en' ? 'en' : 'zh-CN';
  theme.value = themes.find((one) => one === kept('theme')) ?? 'auto';
  size.value = sizes.find((one) => one === kept('size')) ?? 'desk';
  singleKeys.value = kept('keys') !== 'off';

  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const darkNow = ref(dark.matches);
  dark.addEventListener('change', (event) => { darkNow.value = event.matches; });
  watchEffect(() => {
    const root = document.documentElement;
    root.lang = language.value;
    root.dataset['theme'] = theme.value === 'auto' ? (darkNow.value ? 'dark' : 'light') : theme.value;
    root.dataset['size'] = size.value;
  });
}

export function setLanguage(value: Language): void { language.value = value; keep('language', value); }
export function setTheme(value: Theme): void { theme.value = value; keep('theme', value); }
export function setSize(value: Size): void { size.value = value; keep('size', value); }
export function setSingleKeys(on: boolean): void { singleKeys.value = on; keep('keys', on ? 'on' : 'off'); }
