import { createStore } from './store.ts';

/** "0:47 Tax return" while a timer runs, shown in the browser's tab instead of the page's title; null otherwise. */
export const runningTitle = createStore<string | null>(null);
