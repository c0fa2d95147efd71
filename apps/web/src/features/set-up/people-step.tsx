import { Button } from '@mantine/core';
import { IconWand } from '@tabler/icons-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';

import { EmptyLine } from '../../components/empty-line.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { NotImported } from '../../components/not-imported.tsx';
import { openRowPicker } from '../../components/open-row-picker.ts';
import { Panel } from '../../components/panel.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { RowList } from '../../components/row-list.tsx';
import { tip } from '../../components/tip.ts';
import { useRows } from '../../components/use-rows.ts';
import { useIsPhone } from '../../lib/use-is-phone.ts';
import { useKey } from '../../lib/use-key.ts';
import { usePeople } from '../../lib/use-people.ts';
import { type Person, type Piles, pilesOf } from './people-facts.ts';
import { PeopleCard, PeopleRow, peopleColumns } from './people-row.tsx';
import type { SetUpFacts } from './set-up-facts.ts';
import { useMatchPeople } from './use-match-people.ts';

import css from './set-up.module.css';

/** Draws the dialog that invites somebody; given by whoever puts the pages together. */
export type RenderInvite = (
  invitee: { readonly name: string; readonly email: string },
  onClose: () => void,
) => ReactNode;

type PeopleStepProps = { readonly facts: SetUpFacts; readonly renderInvite: RenderInvite };

/** Step 2: who each member is in XPM; the certain ones together, the rest one by one. */
export function PeopleStep({ facts, renderInvite }: PeopleStepProps) {
  const people = usePeople();
  const match = useMatchPeople();
  const [invited, setInvited] = useState<Person | null>(null);
  const piles = useMemo(() => pilesOf(people.data ?? [], match.chosen), [people.data, match.chosen]);
  const { certain, toMatch } = piles;
  const acceptCertain = () => match.acceptAll(certain);
  useKey('acceptCertain', acceptCertain, { enabled: certain.length > 0 });
  return (
    <>
      <Panel
        title="Match your people"
        aside={toMatch.length === 0 ? 'all matched' : `${toMatch.length} to look at`}
        padding="bare"
      >
        {facts.staffRead ? null : <EmptyLine sentence="Your people in XPM are not read yet." />}
        <QueryRegion query={people}>
          {() => <PeopleRows piles={piles} match={match} onInvite={setInvited} />}
        </QueryRegion>
      </Panel>
      <div className={css['row']}>
        {certain.length === 0 ? null : (
          <Button
            variant="default"
            leftSection={<IconWand size={15} stroke={1.7} aria-hidden="true" />}
            onClick={acceptCertain}
            {...tip('Same e-mail address on both sides', 'acceptCertain')}
          >
            Accept {certain.length} certain
          </Button>
        )}
        <span className={css['keys']} aria-hidden="true">
          <KeyHint name="next" />
          <KeyHint name="previous" label="move" />
          <KeyHint name="open" label="accept" />
          <KeyHint name="undo" label="undo" />
        </span>
      </div>
      <NotImported names={people.first?.notImported ?? []} />
      {invited
        ? renderInvite({ name: invited.name, email: invited.email ?? '' }, () => setInvited(null))
        : null}
    </>
  );
}

type PeopleRowsProps = {
  readonly piles: Piles;
  readonly match: ReturnType<typeof useMatchPeople>;
  readonly onInvite: (person: Person) => void;
};

function PeopleRows({ piles, match, onInvite }: PeopleRowsProps) {
  const { toMatch, matched, onlyInXpm } = piles;
  const isPhone = useIsPhone();
  const all = useMemo(() => [...toMatch, ...matched, ...onlyInXpm], [toMatch, matched, onlyInXpm]);
  const ids = useMemo(() => all.map(({ id }) => id), [all]);
  const byId = useMemo(() => new Map(all.map((person) => [person.id, person])), [all]);
  const rows = useRows(ids);
  const list = useRef<HTMLDivElement>(null);
  const given = { onlyInXpm, chosen: match.chosen, onChoose: match.choose, onInvite };
  const accept = (id: string) => {
    const person = byId.get(id);
    if (!person) return;
    if (person.staffId === null) onInvite(person);
    else if (person.suggestion) match.choose(person, person.suggestion.xpmStaffUuid);
    else openRowPicker(list.current, id);
  };
  if (isPhone) {
    return (
      <ul className={css['lines']} aria-label="People">
        {all.map((person) => (
          <PeopleCard key={person.id} person={person} {...given} />
        ))}
      </ul>
    );
  }
  const idsOf = (people: readonly Person[]) => people.map(({ id }) => id);
  return (
    <div ref={list}>
      <RowList
        label="People"
        rows={rows}
        tall
        columns={peopleColumns}
        groups={[
          { id: 'toMatch', ids: idsOf(toMatch), head: `To match ${toMatch.length}` },
          { id: 'matched', ids: idsOf(matched), head: `Matched ${matched.length}` },
          { id: 'onlyInXpm', ids: idsOf(onlyInXpm), head: `Only in XPM ${onlyInXpm.length}` },
        ]}
        onOpen={accept}
        renderRow={(id) => {
          const person = byId.get(id);
          return person ? <PeopleRow person={person} {...given} /> : null;
        }}
      />
    </div>
  );
}
