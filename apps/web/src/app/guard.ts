import { redirect } from '@tanstack/react-router';

import { errorCode, isNotSignedIn } from '../lib/describe-error.ts';
import { paths } from '../lib/paths.ts';
import { choosePractice, currentPracticeId } from '../lib/practice.ts';
import { queryClient } from '../lib/query-client.ts';
import { trpc } from '../lib/trpc.ts';

/**
 * Runs before every page inside the shell: sends whoever is not signed in to the sign-in page and remembers the page
 * asked for, chooses the practice, and has session and practice at hand when the page draws.
 *
 * @returns whether the person belongs to any practice
 */
export async function requireSignedIn(askedFor: string): Promise<{ hasPractice: boolean }> {
  try {
    const session = await queryClient.ensureQueryData(trpc.session.current.queryOptions());
    const practice = choosePractice(session.practices, currentPracticeId.get());
    if (!practice) return { hasPractice: false };
    if (practice.id !== currentPracticeId.get()) currentPracticeId.set(practice.id);
    await queryClient.ensureQueryData(trpc.practice.current.queryOptions());
    return { hasPractice: true };
  } catch (error) {
    if (!isNotSignedIn(error) && errorCode(error) !== 'not_signed_in') throw error;
    queryClient.clear();
    redirect({ to: paths.signIn, search: askedFor === paths.home ? {} : { back: askedFor }, throw: true });
    throw error;
  }
}
