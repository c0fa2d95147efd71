import type { PickerOption } from '../../components/picker-list.tsx';
import type { Outputs } from '../../lib/trpc.ts';

export type Person = Outputs['staff']['list']['items'][number];

export type Piles = {
  /** Members whose XPM person is not known, those with a suggestion first. */
  readonly toMatch: readonly Person[];
  readonly matched: readonly Person[];
  /** People of XPM who are no members. */
  readonly onlyInXpm: readonly Person[];
  /** Of `toMatch`: the same e-mail address on both sides, suggested for nobody else. */
  readonly certain: readonly Person[];
};

/**
 * Sorts people for the matching.
 *
 * @param chosen XPM person by staff id, of choices the server has not answered yet
 */
export function pilesOf(people: readonly Person[], chosen: ReadonlyMap<string, string>): Piles {
  const members = people.filter(({ staffId }) => staffId !== null);
  const isMatched = ({ staffId, xpmStaffUuid }: Person) => xpmStaffUuid !== null || chosen.has(staffId ?? '');
  const toMatch = members.filter((member) => !isMatched(member));
  const taken = new Set(chosen.values());
  const suggested = toMatch.flatMap(({ suggestion }) => suggestion?.xpmStaffUuid ?? []);
  const isCertain = ({ suggestion }: Person) =>
    suggestion?.by === 'email' && suggested.filter((uuid) => uuid === suggestion.xpmStaffUuid).length === 1;
  return {
    toMatch: toMatch.toSorted((a, b) => Number(b.suggestion !== null) - Number(a.suggestion !== null)),
    matched: members.filter(isMatched),
    onlyInXpm: people.filter(
      ({ staffId, xpmStaffUuid }) => staffId === null && xpmStaffUuid !== null && !taken.has(xpmStaffUuid),
    ),
    certain: toMatch.filter(isCertain),
  };
}

/** People of XPM a member may be, the suggested one first. */
export function personOptions({ suggestion }: Person, onlyInXpm: readonly Person[]): readonly PickerOption[] {
  return onlyInXpm
    .flatMap(({ xpmStaffUuid, name, email }): PickerOption[] =>
      xpmStaffUuid === null
        ? []
        : [{ id: xpmStaffUuid, label: name, ...(email === null ? {} : { detail: email }) }],
    )
    .toSorted(
      (a, b) => Number(b.id === suggestion?.xpmStaffUuid) - Number(a.id === suggestion?.xpmStaffUuid),
    );
}
