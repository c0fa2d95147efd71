import { useSuspenseQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

import { dayOfInstant } from './instants.ts';
import { useCurrentPracticeId } from './practice.ts';
import { type Outputs, useTRPC } from './trpc.ts';

export type Session = Outputs['session']['current'];
export type Practice = Outputs['practice']['current'];
export type Role = Session['roles'][number];
export type Membership = { readonly staffId: string | null; readonly roles: readonly Role[] };

/** Who is signed in. Loaded before any page inside the shell, so it is always there. */
export function useSession(): Session {
  const trpc = useTRPC();
  return useSuspenseQuery(trpc.session.current.queryOptions()).data;
}

/** The practice acted in, with its time zone, country and increment. */
export function usePractice(): Practice {
  const trpc = useTRPC();
  return useSuspenseQuery(trpc.practice.current.queryOptions()).data;
}

/** What the person is in the practice acted in: `staffId` and `roles`. */
export function useMembership(): Membership {
  const { practices } = useSession();
  const practiceId = useCurrentPracticeId();
  return practices.find((practice) => practice.id === practiceId) ?? { staffId: null, roles: [] };
}

/** True when the person holds one of the roles here. */
export function useHasRole(...wanted: readonly Role[]): boolean {
  const { roles } = useMembership();
  return wanted.some((role) => roles.includes(role));
}

/** Today in the practice's time zone, `YYYY-MM-DD`; changes by itself at midnight there. */
export function useToday(): string {
  const { timeZone } = usePractice();
  const read = () => dayOfInstant(new Date(), timeZone);
  return useSyncExternalStore(everyHalfMinute, read);
}

/** Now in milliseconds, to the half minute: for greetings and ages, not for clocks. */
export function useNow(): number {
  return useSyncExternalStore(everyHalfMinute, () => Math.floor(Date.now() / 30_000) * 30_000);
}

function everyHalfMinute(listener: () => void): () => void {
  const timer = window.setInterval(listener, 30_000);
  return () => window.clearInterval(timer);
}
