import { createStoredStore } from './store.ts';

export type Density = 'comfortable' | 'compact';

/** Row heights; `compact` is 32/44/40 px. */
export const density = createStoredStore<Density>('density', (stored) =>
  stored === 'compact' ? 'compact' : 'comfortable',
);
density.subscribe(() => {
  document.documentElement.toggleAttribute('data-density', false);
  if (density.get() === 'compact') document.documentElement.setAttribute('data-density', 'compact');
});

/** Whether single-letter keys act; combinations and `Esc` always do. */
export const singleKeys = createStoredStore('single-keys', (stored) => stored !== false);

/** Navigation folded to icons; null until the person chooses, then the width of the window decides. */
export const navFolded = createStoredStore<boolean | null>('nav-folded', (stored) =>
  typeof stored === 'boolean' ? stored : null,
);

/** How much a person means to work on a weekday, in minutes: what bars and "of 7:30" count against. */
export const dayLengthMinutes = createStoredStore('day-length', (stored) =>
  typeof stored === 'number' && Number.isInteger(stored) && stored > 0 && stored <= 1_440 ? stored : 450,
);
