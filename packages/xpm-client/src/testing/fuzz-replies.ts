import { setImmediate } from 'node:timers/promises';

import { XpmError } from '../errors.ts';
import { jobNumber, jobTaskUuid, staffUuid } from '../ids.ts';
import { clientsResource } from '../resources/clients.ts';
import { jobsResource } from '../resources/jobs.ts';
import { prepareTimeAdd } from '../resources/time-writes.ts';
import { timeResource } from '../resources/time.ts';
import { createCall, type Call } from '../transport/call.ts';
import type { OpenReplyTo } from '../transport/open-reply.ts';
import { NO_HEADERS } from '../transport/reply-meta.ts';
import { damagedReply } from './damaged-reply.ts';
import { seededRandom, type Random } from './random.ts';

/** What happened to so many damaged replies. */
export type FuzzReport = {
  /** How many ended as: `applied`, `unknown`, `read`, an error's kind … */
  readonly endings: Readonly<Record<string, number>>;
  /** Anything but an ending we promise, with the bytes that did it, as base64; at most ten. */
  readonly crashes: readonly { readonly bytes: string; readonly error: string }[];
  /** Writes called applied without the root's end tag; at most ten, as base64. */
  readonly believed: readonly string[];
  readonly slowestMs: number;
};

const CHARSETS = ['utf-8', 'utf-8', 'utf-8', null, null, 'iso-8859-1', 'utf-16', 'none-such'];
const STATUSES = [200, 200, 200, 200, 200, 400, 500];
const ADD = prepareTimeAdd({
  job: jobNumber('J000412'),
  task: jobTaskUuid('1f0d3e5c-7a6b-4c2d-9e8f-0a1b2c3d4e5f'),
  staff: staffUuid('b7b0c7a1-54a0-4f2e-8d36-0f9a7c1d2e33'),
  date: '2026-11-23',
  minutes: 90,
  note: '',
});
const DAY = { from: '2026-11-23', to: '2026-11-23' };

/** The reply of the moment, in place of a network. */
function opener(reply: { bytes: Buffer }, random: Random): OpenReplyTo {
  return async () => ({
    status: STATUSES[random(STATUSES.length)] ?? 200,
    facts: NO_HEADERS,
    charset: CHARSETS[random(CHARSETS.length)] ?? null,
    async *chunks() {
      const cut = random(reply.bytes.length + 1);
      yield reply.bytes.subarray(0, cut);
      yield reply.bytes.subarray(cut);
    },
    close: () => undefined,
  });
}

/** What a reply can be the answer to; each says how it ended. */
function callsOf(call: Call): readonly (() => Promise<string>)[] {
  const time = timeResource(call);
  return [
    async () => (await time.execute(ADD)).class,
    async () => time.list(DAY).then(() => 'read'),
    async () =>
      jobsResource(call)
        .current()
        .then(() => 'read'),
    async () =>
      clientsResource(call)
        .pagedList()
        .then(() => 'read'),
  ];
}

/** In whatever character set: those of two bytes differ by zeros only. */
const hasEndTag = (bytes: Buffer): boolean =>
  Buffer.from(bytes.filter((byte) => byte !== 0)).includes('</Response');

/** Damaged replies to reads and writes, the same for the same seed. */
export async function fuzzReplies(seed: number, count: number): Promise<FuzzReport> {
  const random = seededRandom(seed);
  const reply: { bytes: Buffer } = { bytes: Buffer.alloc(0) };
  const calls = callsOf(createCall(opener(reply, random)));
  const endings: Record<string, number> = {};
  const crashes: { bytes: string; error: string }[] = [];
  const believed: string[] = [];
  let slowestMs = 0;
  for (let done = 0; done < count; done += 1) {
    // Replies come in turns of the event loop, in which what the last one held is let go.
    if (done % 50 === 0) await setImmediate();
    reply.bytes = damagedReply(random);
    const call = calls[random(calls.length)] ?? (async () => 'read');
    const startedMs = performance.now();
    const ending = await call().catch((error: unknown) => {
      if (error instanceof XpmError) return error.kind;
      if (crashes.length < 10) crashes.push({ bytes: reply.bytes.toString('base64'), error: String(error) });
      return 'crash';
    });
    slowestMs = Math.max(slowestMs, performance.now() - startedMs);
    endings[ending] = (endings[ending] ?? 0) + 1;
    if (ending === 'applied' && !hasEndTag(reply.bytes) && believed.length < 10)
      believed.push(reply.bytes.toString('base64'));
  }
  return { endings, crashes, believed, slowestMs };
}
