import type { PickerOption } from '../../components/picker-list.tsx';
import type { Role } from '../../lib/session.ts';
import type { Outputs } from '../../lib/trpc.ts';

export type Person = Outputs['staff']['list']['items'][number];
export type Member = Person & { readonly staffId: string };

/** Roles after a chip was pressed; null when none would be left, which no member may have. */
export function withRole(roles: readonly Role[], role: Role): readonly Role[] | null {
  const next = roles.includes(role) ? roles.filter((other) => other !== role) : [...roles, role];
  return next.length === 0 ? null : next;
}

/** Everybody who is a member here. */
export function membersOf(people: readonly Person[]): readonly Member[] {
  return people.filter(isMember);
}

/** People of XPM nobody here is linked to. */
export function freePeople(people: readonly Person[]): readonly Person[] {
  return people.filter((person) => !isMember(person) && person.xpmStaffUuid !== null);
}

/** XPM people a member may be: their own, then the suggested one, then those nobody has. */
export function personOptions(member: Member, people: readonly Person[]): readonly PickerOption[] {
  const own =
    member.xpmStaffUuid === null ? [] : [{ id: member.xpmStaffUuid, label: member.xpmName ?? member.name }];
  const suggestedId = member.suggestion?.xpmStaffUuid;
  const free = freePeople(people).flatMap(({ xpmStaffUuid, name, email }): PickerOption[] => {
    if (xpmStaffUuid === null) return [];
    const detail = xpmStaffUuid === suggestedId ? 'suggestion' : (email ?? '');
    return [{ id: xpmStaffUuid, label: name, ...(detail === '' ? {} : { detail }) }];
  });
  return [...own, ...free.toSorted((a, b) => Number(b.id === suggestedId) - Number(a.id === suggestedId))];
}

function isMember(person: Person): person is Member {
  return person.staffId !== null;
}
