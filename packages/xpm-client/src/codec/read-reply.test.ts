import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { JOB_XML, PLAIN_JOB_XML, reply, TIME_XML, TIMED_TIME_XML } from '../testing/samples.ts';
import { decodeText } from './decode-text.ts';
import { readEnvelope } from './envelope.ts';
import { readReply } from './read-reply.ts';
import { ShapeError } from './shape-error.ts';
import { readTime, type XpmTime } from './time.ts';

/** Damaged replies tried. */
const RUNS = 5000;

const TIMES = { container: 'Times', row: 'Time' };
const LIST = Buffer.from(reply(`<Times>${TIME_XML}${TIMED_TIME_XML}</Times>`));

async function* inPieces(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  let start = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    yield bytes.subarray(start, cut);
    start = cut;
  }
  yield bytes.subarray(start);
}

async function timesOf(bytes: Uint8Array, cuts: readonly number[] = []): Promise<XpmTime[]> {
  const reading = readReply(decodeText(inPieces(bytes, cuts), 'utf-8'), 'utf-8', TIMES);
  const times: XpmTime[] = [];
  for (;;) {
    const step = await reading.next();
    if (step.done !== true) {
      times.push(readTime(step.value));
      continue;
    }
    if (!readEnvelope(step.value).ok) throw new ShapeError('refused');
    return times;
  }
}

describe('a reply that arrives in pieces', () => {
  it('reads the same wherever it is cut', async () => {
    const whole = await timesOf(LIST);
    expect(whole).toHaveLength(2);
    for (let cut = 0; cut <= LIST.length; cut += 1) expect(await timesOf(LIST, [cut])).toEqual(whole);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: LIST.length }), { maxLength: 40 }),
        async (cuts) => {
          expect(await timesOf(LIST, cuts)).toEqual(whole);
        },
      ),
    );
  });
});

describe('a damaged reply', () => {
  const damage = fc.record({
    sample: fc.constantFrom(LIST, Buffer.from(reply(JOB_XML)), Buffer.from(reply(PLAIN_JOB_XML))),
    at: fc.nat(),
    remove: fc.nat({ max: 20 }),
    insert: fc.oneof(
      fc.uint8Array({ maxLength: 12 }),
      fc
        .constantFrom('<', '&', '<!DOCTYPE a>', '<![CDATA[', ']]>', '</Time>', '&#0;', '<!--')
        .map((text) => Buffer.from(text)),
    ),
  });

  it('is read or refused, and nothing else ever happens', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async ({ sample, at, remove, insert }) => {
        const start = at % sample.length;
        const bytes = Buffer.concat([sample.subarray(0, start), insert, sample.subarray(start + remove)]);
        const result = await timesOf(bytes).catch((error: unknown) => error);
        expect(Array.isArray(result) || result instanceof ShapeError).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});
