// One line that says what just happened; it stands in a live region (Toasts.vue) and steals no focus.
import { ref } from 'vue';

export interface Toast { id: number; text: string; tone: 'plain' | 'urg' | 'lamp'; act?: { label: string; run: () => void } }
export const toasts = ref<Toast[]>([]);
let last = 0;

export function say(text: string, more: { tone?: Toast['tone']; act?: Toast['act'] } = {}): void {
  const toast: Toast = { id: ++last, text, tone: more.tone ?? 'plain', act: more.act };
  toasts.value = [...toasts.value.slice(-2), toast];
  const stay = more.tone === 'urg' || more.act ? 10_000 : 5_000 + text.length * 60;
  window.setTimeout(() => hush(toast.id), stay);
}
export function hush(id: number): void { toasts.value = toasts.value.filter((one) => one.id !== id); }
