import {
  type Announcement,
  liveChannel,
  readAnnouncement,
  type Topic,
  topics,
} from '@throughline/core/live/topics';
import { type Due, dueChannel, readDue } from '@throughline/core/outbox/wake-gate';
import type { Logger } from 'pino';

import { listenOnPostgres } from './listen-on-postgres.ts';

type Listener = (topics: readonly Topic[]) => void;
/** Null: anything may be due. */
type DueListener = (due: Due | null) => void;

/** Carries announcements of all processes to whoever listens in this one. */
export type LiveHub = {
  /** Hears what changes in one practice. @returns the way to stop */
  listen(practiceId: string, listener: Listener): () => void;
  /** Hears where something is due, for the worker. @returns the way to stop */
  listenDue(listener: DueListener): () => void;
  close(): Promise<void>;
};

/** Starts listening at once. After a break everybody is told that anything may have changed meanwhile. */
export function createLiveHub({ url, logger }: { readonly url: string; readonly logger: Logger }): LiveHub {
  const byPractice = new Map<string, Set<Listener>>();
  const dueListeners = new Set<DueListener>();

  function hear(announcement: Announcement): void {
    for (const listener of byPractice.get(announcement.practiceId) ?? []) listener(announcement.topics);
  }

  function hearDue(due: Due | null): void {
    for (const listener of dueListeners) listener(due);
  }

  const listening = listenOnPostgres({
    url,
    channels: {
      [liveChannel]: (payload) => {
        const announcement = readAnnouncement(payload);
        if (announcement) hear(announcement);
      },
      [dueChannel]: (payload) => hearDue(readDue(payload)),
    },
    back: () => {
      for (const practiceId of byPractice.keys()) hear({ practiceId, topics });
      hearDue(null);
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
    listenDue(listener) {
      dueListeners.add(listener);
      return () => dueListeners.delete(listener);
    },
    close: () => listening.close(),
  };
}
