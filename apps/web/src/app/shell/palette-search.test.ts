import { describe, expect, it } from 'vitest';

import { type Command, findCommands } from './palette-search.ts';

const run = () => undefined;
const commands: readonly Command[] = [
  { id: '1', group: 'Clients', label: 'Kōwhai Holdings Ltd', run },
  { id: '2', group: 'Jobs', label: 'J-2417 · 2026 Tax return', run },
  { id: '3', group: 'Client bills', label: 'HL-0412', detail: 'Kōwhai Holdings Ltd', run },
  { id: '4', group: 'Start timer on', label: 'Tax return', detail: 'Kōwhai Holdings Ltd', run },
  { id: '5', group: 'Settings', label: 'Dark', run },
];
const found = (typed: string) =>
  findCommands(commands, typed).map(({ name, commands: of }) => [name, of.map((c) => c.id)]);

describe('findCommands', () => {
  it('keeps the groups in their order, work first', () => {
    expect(found('kowhai')).toEqual([
      ['Start timer on', ['4']],
      ['Clients', ['1']],
      ['Client bills', ['3']],
    ]);
  });

  it('finds jobs and client bills by number', () => {
    expect([found('2417'), found('0412')]).toEqual([[['Jobs', ['2']]], [['Client bills', ['3']]]]);
  });

  it.each([
    ['@kow', [['Clients', ['1']]]],
    ['# hl', [['Client bills', ['3']]]],
    ['>dark', [['Settings', ['5']]]],
    ['>kowhai', []],
  ])('narrows %s to its groups', (typed, groups) => {
    expect(found(typed)).toEqual(groups);
  });
});
