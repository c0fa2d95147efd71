import { expect, it } from 'vitest';

import { fine, needsYou, unknown, waits } from './tile-looks.ts';
import { unsentFacts } from './unsent-facts.ts';

const nothing = { isRead: true, needsPerson: 0, onTheirWay: 0, checking: 0 };

it.each([
  { when: 'nothing is read yet', waiting: { ...nothing, isRead: false }, look: unknown, value: '—' },
  { when: 'everything has arrived', waiting: nothing, look: fine, value: 'Nothing needs you' },
  {
    when: 'something is on its way',
    waiting: { ...nothing, onTheirWay: 2 },
    look: waits,
    value: 'Nothing needs you',
  },
  {
    when: 'something is only checked',
    waiting: { ...nothing, checking: 1 },
    look: waits,
    value: 'Nothing needs you',
  },
  {
    when: 'one needs a person',
    waiting: { ...nothing, needsPerson: 1, checking: 1 },
    look: needsYou,
    value: '1 needs you',
  },
  {
    when: 'several need a person',
    waiting: { ...nothing, needsPerson: 3 },
    look: needsYou,
    value: '3 need you',
  },
])('when $when', ({ waiting, look, value }) => {
  expect(unsentFacts(waiting)).toEqual({ look, value });
});
