import { expect, it } from 'vitest';

import { type Process, certainOnes, consequence, untakenTasks, withTask } from './process-facts.ts';

const bas = { xpmTaskDefUuid: 'bas', name: 'BAS – monthly' };

function process(values: Partial<Process>): Process {
  return {
    id: 'p1',
    name: 'BAS',
    taskDefinition: null,
    suggestion: null,
    workItemCount: 0,
    linkedCount: 0,
    reviewCount: 0,
    mappedBy: null,
    mappedAt: null,
    ...values,
  };
}

it('accepts together only what is nearly alike', () => {
  const alike = process({ id: 'a', suggestion: { ...bas, score: 1 } });
  const doubtful = process({ id: 'b', suggestion: { xpmTaskDefUuid: 'x', name: 'X', score: 0.72 } });
  expect(certainOnes([alike, doubtful])).toEqual([alike]);
});

it('leaves two processes with the same suggestion to a person', () => {
  const both = ['a', 'b'].map((id) => process({ id, suggestion: { ...bas, score: 1 } }));
  expect(certainOnes(both)).toEqual([]);
});

it('leaves a process whose task vanished to a person, for its linked items', () => {
  const vanished = process({
    taskDefinition: { xpmTaskDefUuid: 'old', name: 'Old', gone: true },
    suggestion: { ...bas, score: 1 },
  });
  expect(certainOnes([vanished])).toEqual([]);
});

it('shows the chosen task at once, on that process only', () => {
  const [first, second] = withTask([process({ id: 'a' }), process({ id: 'b' })], 'a', bas);
  expect(first?.taskDefinition).toEqual({ ...bas, gone: false });
  expect(second?.taskDefinition).toBeNull();
});

it('offers each free name once, whatever its accents and case', () => {
  const tasks = ['Tax return', 'tax return', 'Hīkoi', 'BAS'].map((name, index) => ({
    id: String(index),
    xpmTaskDefUuid: String(index),
    name,
    description: '',
  }));
  const names = untakenTasks(tasks, [process({ name: 'Bas' })]).map(({ name }) => name);
  expect(names).toEqual(['Tax return', 'Hīkoi']);
});

it('says what a change leaves alone', () => {
  const one = { process: process({ linkedCount: 143 }), task: bas };
  const other = { process: process({ id: 'b', linkedCount: 1 }), task: null };
  expect(consequence([one])).toBe('143 linked items stay as they are; new ones use BAS – monthly.');
  expect(consequence([other])).toBe('1 linked item stays as it is; new ones find no job.');
  expect(consequence([one, other])).toBe('144 linked items stay as they are; new ones use the new tasks.');
});
