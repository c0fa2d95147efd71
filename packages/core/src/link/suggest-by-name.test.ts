import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { nameSimilarity } from './name-similarity.ts';
import { suggestByName } from './suggest-by-name.ts';
import { suggestTaskDefinition } from './suggest-task-definition.ts';

describe('nameSimilarity', () => {
  it.each([
    ['Tax return', 'tax RETURN', 1],
    ['Kōwhai Holdings', 'Kowhai  Holdings', 1],
    ['Ashby, Tom', 'Tom Ashby', 1],
    ['O’Brien & Co', "O'Brien and Co", 1],
    ['Company set-up', 'Entity set-up', 0.67],
    ['Company set-up', 'Company setup', 0.99],
    ['Tax return', 'Tax returns', 0.95],
    ['Tax return', 'GST return', 0.5],
    ['Payroll', 'Advisory', 0],
    ['', 'Advisory', 0],
  ])('of %j and %j is %f', (a, b, score) => expect(nameSimilarity(a, b)).toBe(score));

  it('lies between 0 and 1, is the same both ways, and 1 for a name itself', () => {
    const name = fc.array(fc.constantFrom('tax', 'return', 'returns', 'bas', 'set', 'up', 'setup'), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(name, name, (a, b) => {
        const score = nameSimilarity(a.join(' '), b.join(' '));
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(nameSimilarity(b.join(' '), a.join(' '))).toBe(score);
        expect(nameSimilarity(a.join(' '), a.toReversed().join('-'))).toBe(1);
      }),
    );
  });
});

describe('suggestTaskDefinition', () => {
  const definitions = ['Tax return', 'BAS – quarterly', 'BAS – monthly', 'Payroll'].map((name, index) => ({
    xpmTaskDefUuid: `def-${index}`,
    name,
  }));

  it('proposes the definition most alike', () => {
    expect(suggestTaskDefinition('Tax returns', definitions)).toEqual({
      xpmTaskDefUuid: 'def-0',
      name: 'Tax return',
      score: 0.95,
    });
  });

  it('proposes nothing when none is alike or two are equally alike', () => {
    expect(suggestTaskDefinition('Company set-up', definitions)).toBeNull();
    expect(suggestTaskDefinition('BAS', definitions)).toBeNull();
    expect(suggestTaskDefinition('Tax return', [])).toBeNull();
  });
});

describe('suggestByName', () => {
  const people = [
    { id: 1, name: 'Mei Tanaka', email: 'mei@harbour.test' },
    { id: 2, name: 'Tom Ashby', email: null },
    { id: 3, name: 'M. Tanaka', email: 'Office@harbour.test ' },
  ];

  it('finds a person by e-mail before the name, by name otherwise', () => {
    const byEmail = suggestByName({ name: 'Mei T.', email: 'office@harbour.test' }, people);
    expect(byEmail).toMatchObject({ suggested: { id: 3 }, score: 1 });
    const byName = suggestByName({ name: 'ashby tom', email: 'tom@harbour.test' }, people);
    expect(byName).toMatchObject({ suggested: { id: 2 }, score: 1 });
  });

  it('does not take two missing e-mail addresses for the same', () => {
    expect(suggestByName({ name: 'Priya Nair', email: null }, people)).toBeNull();
  });
});
