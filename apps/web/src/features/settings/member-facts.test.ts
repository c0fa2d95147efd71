import { expect, it } from 'vitest';

import { type Member, type Person, freePeople, membersOf, personOptions, withRole } from './member-facts.ts';

const mei: Member = {
  id: 'mei',
  staffId: 'mei',
  name: 'Mei Tanaka',
  email: 'mei@harbour.test',
  roles: ['staff'],
  xpmStaffUuid: null,
  xpmName: null,
  goneFromXpm: false,
  suggestion: { xpmStaffUuid: 'x2', name: 'M. Tanaka', by: 'name' },
};

function inXpm(id: string, name: string): Person {
  return { ...mei, id, staffId: null, name, email: null, roles: [], xpmStaffUuid: id, suggestion: null };
}

const people = [mei, inXpm('x1', 'Aroha Ngata'), inXpm('x2', 'M. Tanaka')];

it('adds and takes roles, but never the last one', () => {
  expect(withRole(['staff'], 'admin')).toEqual(['staff', 'admin']);
  expect(withRole(['staff', 'admin'], 'staff')).toEqual(['admin']);
  expect(withRole(['staff'], 'staff')).toBeNull();
});

it('tells members from people who are only in XPM', () => {
  expect(membersOf(people)).toEqual([mei]);
  expect(freePeople(people).map(({ id }) => id)).toEqual(['x1', 'x2']);
});

it('offers the suggested person first', () => {
  expect(personOptions(mei, people).map(({ label }) => label)).toEqual(['M. Tanaka', 'Aroha Ngata']);
});

it('keeps the person a member has in the choice', () => {
  const linked = { ...mei, xpmStaffUuid: 'x9', xpmName: 'Mei T.', suggestion: null };
  expect(personOptions(linked, people)[0]).toEqual({ id: 'x9', label: 'Mei T.' });
});
