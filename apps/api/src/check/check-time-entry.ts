import {
  beginTimeCheck,
  type CheckAnswer,
  endTimeCheck,
} from '@throughline/core/time-entry/check-time-entry';

import { askForTime } from '../remote/sweep-xpm.ts';
import type { RemoteCall } from '../trpc/procedures.ts';
import { readOrRefuse } from './read-or-refuse.ts';

/**
 * Reads the record of an entry back from XPM, with one call, and tells how it stands.
 *
 * @throws {AppError} `not_found`, `not_allowed`; `conflict` while there is nothing to read; `precondition_failed` when
 * XPM could not be read
 */
export async function checkTimeEntry(
  call: RemoteCall,
  input: { readonly timeEntryId: string },
): Promise<CheckAnswer> {
  const check = await call.run((ctx) => beginTimeCheck(ctx, input));
  const { remotes, timing } = call.request.deps;
  const read = await readOrRefuse(async () =>
    askForTime(await remotes.xpm(check.practiceId), check.remoteId),
  );
  return call.run((ctx) => endTimeCheck(ctx, check, { ...read, timing }));
}
