import { expect, it } from 'vitest';

import { receiptWords, shortHash } from './receipt-words.ts';

const line = { op: null, outcome: null, httpStatus: null };

it('says what was sent, answered and found', () => {
  expect(receiptWords({ ...line, event: 'intent', op: 'add' })).toBe('Written down: send as new');
  expect(receiptWords({ ...line, event: 'attempt', op: 'add' })).toBe('Sent as new');
  expect(receiptWords({ ...line, event: 'answer', outcome: 'delivered', httpStatus: 200 })).toBe(
    'It is there, answer 200',
  );
  expect(receiptWords({ ...line, event: 'decision', outcome: 'absent' })).toBe('Looked: it was not there');
  expect(receiptWords({ ...line, event: 'decision', outcome: 'leave' })).toBe('Decided: left as it is');
  expect(receiptWords({ ...line, event: 'read_back', outcome: 'equal' })).toBe('Read back, equal');
});

it('has words for what it does not know', () => {
  expect(receiptWords({ ...line, event: 'answer', outcome: 'something' })).toBe('Answered');
});

it('shortens a hash', () => {
  expect(shortHash('7f3ac91e00ff')).toBe('7f3ac91e…');
});
