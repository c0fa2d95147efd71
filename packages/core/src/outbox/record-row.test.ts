import { describe, expect, it } from 'vitest';

import { inState, now, operation, record } from '../sync/examples.fixture.ts';
import { toColumns, toRecord } from './record-row.ts';

describe('a record kept as a row of the outbox', () => {
  it.each(Object.values(inState))('comes back as it was while it is $state', (held) => {
    const op = held.op && { ...held.op, hash: held.triedHash };
    // What the last answer was worth is kept among the details.
    const whole = { ...held, op, details: op?.why ? { why: op.why } : {} };
    expect(toRecord(toColumns(whole))).toEqual(whole);
  });

  it('brings nothing when it removes a double, whatever was tried last', () => {
    const op = operation({ kind: 'delete', target: 'u2', hash: null });
    const removing = record({ state: 'sending', op, triedHash: 'before', surplus: ['u2'], stateAt: now });
    expect(toRecord(toColumns(removing))).toEqual(removing);
  });
});
