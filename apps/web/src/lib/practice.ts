import { createStoredStore, useStore } from './store.ts';

/** Id of the practice acted in, remembered in this browser; null before the first sign-in. Sent as `x-practice-id`. */
export const currentPracticeId = createStoredStore<string | null>('practice', (stored) =>
  typeof stored === 'string' ? stored : null,
);

export function useCurrentPracticeId(): string | null {
  return useStore(currentPracticeId);
}

/** The practice to act in: the remembered one if the person still belongs to it, else the first. */
export function choosePractice<P extends { readonly id: string }>(
  practices: readonly P[],
  rememberedId: string | null,
): P | null {
  return practices.find((practice) => practice.id === rememberedId) ?? practices[0] ?? null;
}
