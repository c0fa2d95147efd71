import { describe, expect, it } from 'vitest';

import { compareTimes } from './compare-times.ts';
import { after, before, entryHere, noon, recordThere, uuid } from './samples.fixture.ts';
import type { TimeHere, TimeThere } from './time-records.ts';

type Sides = { readonly here?: readonly TimeHere[]; readonly there?: readonly TimeThere[] };

const compare = ({ here = [], there = [] }: Sides, accepted = new Map(), sweptAt: number | null = noon) =>
  compareTimes({ here, there, accepted, sweptAt });
const one = (sides: Sides) => compare(sides)[0];

describe('an entry and its record', () => {
  it('are equal when the record is the one we know', () => {
    const found = one({ here: [entryHere()], there: [recordThere()] });
    expect(found).toMatchObject({ bucket: 'equal', choices: [], minutesHere: 72, minutesThere: 72 });
  });

  it('are equal when ours was answered after the sweep, whatever the sweep saw', () => {
    const here = [entryHere({ syncedAt: after, syncedHash: 'h2', minutes: 80 })];
    expect(one({ here, there: [recordThere()] })?.bucket).toBe('equal');
  });

  it('are equal while nothing was ever swept', () => {
    expect(compare({ here: [entryHere()] }, new Map(), null)[0]?.bucket).toBe('equal');
  });

  it('differ when somebody changed the record, with both values and three ways', () => {
    const here = [entryHere({ state: 'blocked', reason: 'changed_in_xpm', syncedAt: after })];
    expect(one({ here, there: [recordThere({ minutes: 90, hash: 'h2' })] })).toMatchObject({
      bucket: 'differs',
      sentence: 'Someone changed this entry in XPM: 1:12 is now 1:30. Take theirs or send yours.',
      choices: ['take_theirs', 'send_ours', 'accept'],
      fields: [{ field: 'time', here: '1:12', there: '1:30' }],
    });
  });

  it.each([
    [{ workDate: '2026-11-13' }, '12 Nov 2026 is now 13 Nov 2026'],
    [{ xpmJobNumber: 'J-2440' }, 'J-2417 is now J-2440'],
    [{ note: 'BAS #ABCDEFGH2' }, 'its note reads otherwise'],
  ])('say what was changed: %j', (change, words) => {
    const here = [entryHere({ state: 'blocked', reason: 'changed_in_xpm', syncedAt: after })];
    expect(one({ here, there: [recordThere({ ...change, hash: 'h2' })] })?.sentence).toContain(words);
  });

  it('cannot be sent over what is invoiced', () => {
    const here = [entryHere({ state: 'blocked', reason: 'invoiced', minutes: 80, syncedAt: after })];
    const found = one({ here, there: [recordThere({ isInvoiced: true })] });
    expect(found).toMatchObject({ bucket: 'differs', choices: ['take_theirs', 'accept'], isInvoiced: true });
    expect(found?.sentence).toContain('invoiced');
  });

  it('wait for themselves while something is on its way', () => {
    const here = [entryHere({ state: 'sending', minutes: 80 })];
    expect(one({ here, there: [recordThere()] })).toMatchObject({ bucket: 'differs', choices: [] });
  });

  it('are shown without the mark at the end of the note', () => {
    const found = one({ here: [entryHere()], there: [recordThere()] });
    expect(found).toMatchObject({ noteHere: 'GST check', noteThere: 'GST check' });
  });
});

describe('an entry without its record', () => {
  it('is missing there, with the way to send it again, when it was removed in XPM', () => {
    const here = [
      entryHere({ state: 'blocked', reason: 'removed_in_xpm', remoteId: null, syncedHash: null }),
    ];
    expect(one({ here })).toMatchObject({ bucket: 'missing_there', choices: ['send_ours', 'accept'] });
  });

  it('is missing there when the sweep did not list it, and does not claim to be in XPM', () => {
    const found = one({ here: [entryHere()] });
    expect(found).toMatchObject({ bucket: 'missing_there', choices: ['accept'] });
    expect(found?.sentence).toMatch(/^XPM did not list/);
  });

  it('is missing there while it waits, with the sentence that says why', () => {
    const sentence = 'Kept here. Choose the work it was for and it goes with its own times.';
    const here = [entryHere({ state: 'unlinked', reason: 'no_work_item', remoteId: null, sentence })];
    expect(one({ here })).toMatchObject({ bucket: 'missing_there', sentence, minutesThere: null });
  });

  it('is no difference once it was removed on both sides', () => {
    expect(compare({ here: [entryHere({ removed: true, remoteId: null })] })).toEqual([]);
  });
});

describe('a record without an entry', () => {
  it('is missing here, and nothing but an explanation is offered: it is somebody’s own', () => {
    expect(one({ there: [recordThere({ xpmTimeUuid: uuid(2) })] })).toMatchObject({
      bucket: 'missing_here',
      choices: ['accept'],
      minutesHere: null,
      minutesThere: 72,
      timeEntryId: null,
    });
  });

  it('is told with the entry it doubles, not by itself', () => {
    const here = [entryHere({ state: 'blocked', reason: 'twice_in_xpm', others: [uuid(2)] })];
    const there = [recordThere(), recordThere({ xpmTimeUuid: uuid(2) })];
    expect(compare({ here, there })).toMatchObject([
      {
        bucket: 'doubled',
        choices: ['remove_others', 'accept'],
        others: [uuid(2)],
        minutesHere: 72,
        minutesThere: 144,
      },
    ]);
  });
});

describe('an explanation', () => {
  const here = [entryHere({ state: 'blocked', reason: 'changed_in_xpm', syncedAt: after })];
  const there = [recordThere({ minutes: 90, hash: 'h2' })];
  const said = { reason: 'Rounded by Tom', by: 'Tom Ashby', at: '2026-11-17T12:00:00Z' };
  const accepted = new Map([[compare({ here, there })[0]?.fingerprint ?? '', said]]);

  it('stands while both sides stay as they are, and may be taken back', () => {
    const seenAgain = there.map((record) => ({ ...record, seenAt: after }));
    const left = here.map((entry) => ({ ...entry, state: 'delivered', reason: 'left_alone' }));
    expect(compare({ here: left, there: seenAgain }, accepted)[0]).toMatchObject({
      accepted: said,
      choices: ['take_theirs', 'send_ours', 'reopen'],
    });
  });

  it.each([
    ['ours', [entryHere({ ...here[0], minutes: 75 })], there],
    ['theirs', here, [recordThere({ minutes: 95, hash: 'h3' })]],
    ['theirs by an invoice', here, [recordThere({ minutes: 90, hash: 'h2', isInvoiced: true })]],
  ])('ends when %s changes', (_, changedHere, changedThere) => {
    expect(compare({ here: changedHere, there: changedThere }, accepted)[0]?.accepted).toBeNull();
  });
});

it('an explained difference stays one after its entry was left as it is', () => {
  const here = [entryHere({ reason: 'left_alone', syncedHash: 'h2', syncedAt: before })];
  const there = [recordThere({ minutes: 90, hash: 'h2' })];
  expect(one({ here, there })?.bucket).toBe('differs');
});
