import type { OutboxMessage } from '@throughline/core/outbox/record-row';
import { hashTime } from '@throughline/core/time-entry/desired-time';
import { readWindow } from '@throughline/core/time-entry/read-window';
import type { XpmClient, XpmTime } from '@throughline/xpm-client';

import { toRemoteTime } from '../deliveries/time-outcome.ts';
import { findTime } from '../remote/find-time.ts';
import type { Remote } from '../remote/remotes.ts';

/** What is wrong with the record of one message; null when it is as believed. */
export type Verdict = { readonly kind: 'differing' | 'missing'; readonly sentence: string } | null;

/**
 * Compares what XPM holds with what is believed to be there: one list of all days, in windows XPM accepts; what is not
 * listed may stand on another day by now and is asked for by its id.
 */
export async function compareTimes(
  remote: Remote<XpmClient>,
  messages: readonly OutboxMessage[],
  workDates: readonly string[],
): Promise<ReadonlyMap<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  if (messages.length === 0) return verdicts;
  const listed = await remote.read('GET time.api/list', (client) => client.time.list(readWindow(workDates)));
  const byId = new Map<string, XpmTime>(listed.map((time) => [time.uuid, time]));
  for (const message of messages) {
    const { remoteId } = message;
    if (remoteId === null) continue;
    const time =
      byId.get(remoteId) ?? (await remote.read('GET time.api/get', (client) => findTime(client, remoteId)));
    verdicts.set(message.id, judge(message, time));
  }
  return verdicts;
}

function judge({ syncedHash }: OutboxMessage, time: XpmTime | null): Verdict {
  if (time === null) return { kind: 'missing', sentence: 'XPM no longer has this entry.' };
  if (hashTime(toRemoteTime(time)) === syncedHash) return null;
  return { kind: 'differing', sentence: 'In XPM this entry is not what the receipt says was answered.' };
}
