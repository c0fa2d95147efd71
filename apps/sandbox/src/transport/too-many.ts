import type { Switches } from '../world/switches.ts';
import type { Answer } from './answer.ts';
import { textAnswer } from './answer.ts';
import type { LimitName } from './limits.ts';

/** Spellings of a limit by the value of X-13. Source: xero-contract §4, sync protocol, unknown 5. */
const spellings: Readonly<Record<LimitName, { readonly camel: string; readonly phrase: string }>> = {
  minute: { camel: 'MinuteLimit', phrase: 'Minute limit' },
  day: { camel: 'DayLimit', phrase: 'Daily limit' },
  concurrent: { camel: 'ConcurrentLimit', phrase: 'Concurrent limit' },
  appminute: { camel: 'AppMinuteLimit', phrase: 'App minute limit' },
};

/**
 * A rate-limited answer: no content type and no body (recorded), or plain text. `retryAfter` is in seconds, or
 * text that is sent as it is; null leaves the header out. Source: xpm-contract §3, xero-contract §4.
 */
export function tooMany(
  switches: Pick<Switches, 'is'>,
  limit: LimitName,
  retryAfter: number | string | null,
): Answer {
  const answer = textAnswer(429, switches.is('X-24', 'plain-text') ? 'Too many requests' : '');
  const headers: Record<string, string> = { ...answer.headers, 'x-rate-limit-problem': limit };
  if (switches.is('X-13', 'camel')) headers['x-rate-limit-problem'] = spellings[limit].camel;
  if (switches.is('X-13', 'phrase')) headers['x-rate-limit-problem'] = spellings[limit].phrase;
  if (retryAfter !== null) headers['retry-after'] = String(retryAfter);
  return { ...answer, headers };
}
