// Field tells the control inside it its id, its hint and whether it is wrong, so that no screen wires aria by hand.
import { computed, inject, useId } from 'vue';
import type { ComputedRef, InjectionKey } from 'vue';

export interface FieldWiring { id: string; describedBy: ComputedRef<string | undefined>; invalid: ComputedRef<boolean> }
export const fieldWiring: InjectionKey<FieldWiring> = Symbol('field');

export interface Option<V extends string | number = string> { value: V; label: string; hint?: string }

export function useField() {
  const field = inject(fieldWiring, null);
  const own = useId();
  return {
    id: field?.id ?? own,
    aria: computed(() => ({
      'aria-describedby': field?.describedBy.value,
      'aria-invalid': field?.invalid.value ? ('true' as const) : undefined,
    })),
  };
}
