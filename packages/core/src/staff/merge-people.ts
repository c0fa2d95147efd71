import type { Role } from '../db/schema/staff.ts';
import { suggestByName } from '../link/suggest-by-name.ts';
import { foldText } from '../mirror/name-search.ts';

export type MemberRow = {
  readonly staffId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly xpmStaffUuid: string | null;
};

export type XpmPerson = {
  readonly xpmStaffUuid: string;
  readonly name: string;
  readonly email: string | null;
  readonly goneAt: Date | null;
};

/** One person: a member, an XPM person, or both in one. */
export type StaffView = {
  /** The member's id, else the XPM person's. */
  readonly id: string;
  readonly staffId: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly Role[];
  readonly xpmStaffUuid: string | null;
  readonly xpmName: string | null;
  /** Linked to a person XPM does not list any more: time cannot go there. */
  readonly goneFromXpm: boolean;
  /** An XPM person this member may be; for an admin to accept, never applied by itself. */
  readonly suggestion: {
    readonly xpmStaffUuid: string;
    readonly name: string;
    readonly by: 'email' | 'name';
  } | null;
};

/** Puts members and XPM people together, by folded name and id. People who left XPM show only where a member is linked. */
export function mergePeople(
  members: readonly MemberRow[],
  people: readonly XpmPerson[],
): readonly StaffView[] {
  const linked = new Set(members.map((member) => member.xpmStaffUuid));
  const free = people.filter((person) => person.goneAt === null && !linked.has(person.xpmStaffUuid));
  const byUuid = new Map(people.map((person) => [person.xpmStaffUuid, person]));
  const views = [...members.map((member) => memberView(member, byUuid, free)), ...free.map(personView)];
  return views
    .map((view) => ({ view, key: foldText(view.name) }))
    .toSorted((a, b) => compare(a.key, b.key) || compare(a.view.id, b.view.id))
    .map(({ view }) => view);
}

function memberView(
  member: MemberRow,
  byUuid: ReadonlyMap<string, XpmPerson>,
  free: readonly XpmPerson[],
): StaffView {
  const { staffId, name, email, roles, xpmStaffUuid } = member;
  const person = xpmStaffUuid === null ? undefined : byUuid.get(xpmStaffUuid);
  return {
    id: staffId,
    staffId,
    name,
    email,
    roles,
    xpmStaffUuid,
    xpmName: person?.name ?? null,
    goneFromXpm: person !== undefined && person.goneAt !== null,
    suggestion: xpmStaffUuid === null ? suggestionFor(member, free) : null,
  };
}

function personView({ xpmStaffUuid, name, email }: XpmPerson): StaffView {
  return {
    id: xpmStaffUuid,
    staffId: null,
    name,
    email,
    roles: [],
    xpmStaffUuid,
    xpmName: name,
    goneFromXpm: false,
    suggestion: null,
  };
}

function suggestionFor(member: MemberRow, free: readonly XpmPerson[]): StaffView['suggestion'] {
  const best = suggestByName(member, free)?.suggested;
  if (!best) return null;
  const by = best.email?.toLowerCase() === member.email.toLowerCase() ? 'email' : 'name';
  return { xpmStaffUuid: best.xpmStaffUuid, name: best.name, by };
}

function compare(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}
