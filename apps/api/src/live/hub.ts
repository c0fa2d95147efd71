import { type Announcement, type Topic, topics } from '@throughline/core/live/topics';
import type { Logger } from 'pino';

import { listenOnPostgres } from './listen-on-postgres.ts';

type Listener = (topics: readonly Topic[]) => void;
type Overhearer = (announcement: Announcement) => void;

/** Carries announcements of all processes to whoever listens in this one. */
export type LiveHub = {
  /** Hears what changes in one practice. @returns the way to stop */
  listen(practiceId: string, listener: Listener): () => void;
  /** Hears everything, for the worker's loops. @returns the way to stop */
  listenAll(overhearer: Overhearer): () => void;
  close(): Promise<void>;
};

/** Starts listening at once. After a break everybody is told that anything may have changed meanwhile. */
export function createLiveHub({ url, logger }: { readonly url: string; readonly logger: Logger }): LiveHub {
  const byPractice = new Map<string, Set<Listener>>();
  const overhearers = new Set<Overhearer>();

  function hear(announcement: Announcement): void {
    for (const listener of byPractice.get(announcement.practiceId) ?? []) listener(announcement.topics);
    for (const overhearer of overhearers) overhearer(announcement);
  }

  const listening = listenOnPostgres({
    url,
    hear,
    back: () => {
      for (const practiceId of byPractice.keys()) hear({ practiceId, topics });
    },
    broken: (error) => logger.warn({ err: error }, 'live updates wait for the database'),
  });
  return {
    listen(practiceId, listener) {
      const listeners = byPractice.get(practiceId) ?? new Set();
      byPractice.set(practiceId, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) byPractice.delete(practiceId);
      };
    },
    listenAll(overhearer) {
      overhearers.add(overhearer);
      return () => overhearers.delete(overhearer);
    },
    close: () => listening.close(),
  };
}
