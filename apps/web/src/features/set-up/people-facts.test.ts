import { expect, it } from 'vitest';

import { type Person, personOptions, pilesOf } from './people-facts.ts';

function person(values: Partial<Person>): Person {
  return {
    id: values.staffId ?? values.xpmStaffUuid ?? '',
    staffId: null,
    name: 'Somebody',
    email: null,
    roles: [],
    xpmStaffUuid: null,
    xpmName: null,
    goneFromXpm: false,
    suggestion: null,
    ...values,
  };
}

const byEmail = { xpmStaffUuid: 'x-mei', name: 'Mei Tanaka', by: 'email' } as const;
const byName = { xpmStaffUuid: 'x-tom', name: 'Tom Ashby', by: 'name' } as const;
const mei = person({ staffId: 'mei', suggestion: byEmail });
const tom = person({ staffId: 'tom', suggestion: byName });
const ana = person({ staffId: 'ana' });
const inXpm = [person({ xpmStaffUuid: 'x-tom' }), person({ xpmStaffUuid: 'x-mei' })];
const nothing = new Map<string, string>();

function ids(people: readonly Person[]): readonly string[] {
  return people.map(({ id }) => id);
}

it('is certain only of equal e-mail addresses', () => {
  const piles = pilesOf([ana, mei, tom, ...inXpm], nothing);
  expect(ids(piles.certain)).toEqual(['mei']);
  expect(ids(piles.toMatch)).toEqual(['mei', 'tom', 'ana']);
  expect(ids(piles.onlyInXpm)).toEqual(['x-tom', 'x-mei']);
});

it('is certain of nobody when two members are the same person', () => {
  const twin = person({ staffId: 'twin', suggestion: byEmail });
  expect(pilesOf([mei, twin], nothing).certain).toEqual([]);
});

it('moves a chosen person over before the server has answered', () => {
  const piles = pilesOf([mei, tom, ...inXpm], new Map([['mei', 'x-mei']]));
  expect(ids(piles.matched)).toEqual(['mei']);
  expect(ids(piles.onlyInXpm)).toEqual(['x-tom']);
});

it('offers the suggested person first', () => {
  expect(personOptions(mei, inXpm).map(({ id }) => id)).toEqual(['x-mei', 'x-tom']);
});
