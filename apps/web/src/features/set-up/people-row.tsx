import { Button } from '@mantine/core';

import { Picker } from '../../components/picker.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { connectionLook } from '../../components/state-looks.ts';
import { tip } from '../../components/tip.ts';
import { type Person, personOptions } from './people-facts.ts';

import css from './set-up.module.css';

export const peopleColumns = 'minmax(130px, 1fr) minmax(170px, 1fr) 96px';

export type PeopleRowProps = {
  readonly person: Person;
  readonly onlyInXpm: readonly Person[];
  /** XPM person chosen a moment ago, by staff id. */
  readonly chosen: ReadonlyMap<string, string>;
  readonly onChoose: (person: Person, xpmStaffUuid: string) => void;
  readonly onInvite: (person: Person) => void;
};

const matchedLook = { ...connectionLook({ status: 'connected', pausedUntil: null }), word: 'Matched' };

/** One person: a member to match, a matched one, or somebody only XPM knows. */
export function PeopleRow(props: PeopleRowProps) {
  return (
    <>
      <div role="gridcell" className={css['who']}>
        <Who person={props.person} />
      </div>
      <div role="gridcell">
        <InXpm {...props} />
      </div>
      <div role="gridcell" className={css['control']}>
        <Way {...props} />
      </div>
    </>
  );
}

/** The same as a card, for phones. */
export function PeopleCard(props: PeopleRowProps) {
  return (
    <li className={css['card']}>
      <div className={css['who']}>
        <Who person={props.person} />
      </div>
      <InXpm {...props} />
      <div className={css['control']}>
        <Way {...props} />
      </div>
    </li>
  );
}

function Who({ person }: { readonly person: Person }) {
  return (
    <>
      <span className={css['name']}>{person.name}</span>
      <span className={css['dimmed']}>{person.email ?? 'no e-mail'}</span>
    </>
  );
}

function InXpm({ person, onlyInXpm, chosen, onChoose }: PeopleRowProps) {
  const { staffId, name, xpmName, xpmStaffUuid, suggestion } = person;
  if (staffId === null) return <span className={css['dimmed']}>in XPM, no member here</span>;
  if (xpmStaffUuid !== null) return <span>{xpmName ?? 'XPM person'}</span>;
  if (chosen.has(staffId)) return <span>{suggestion?.name ?? 'XPM person'}</span>;
  return (
    <Picker
      label={`XPM person of ${name}`}
      options={personOptions(person, onlyInXpm)}
      value={null}
      placeholder={suggestion ? `Perhaps ${suggestion.name}` : 'Choose the XPM person'}
      onChoose={(id) => onChoose(person, id)}
    />
  );
}

function Way({ person, chosen, onChoose, onInvite }: PeopleRowProps) {
  const { staffId, name, xpmStaffUuid, suggestion } = person;
  if (staffId === null) {
    return (
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`Invite ${name}`}
        onClick={() => onInvite(person)}
      >
        Invite…
      </Button>
    );
  }
  if (xpmStaffUuid !== null || chosen.has(staffId)) return <StateChip look={matchedLook} />;
  if (!suggestion) return <span className={css['dimmed']}>nobody alike</span>;
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={`Accept ${suggestion.name} for ${name}`}
      onClick={() => onChoose(person, suggestion.xpmStaffUuid)}
      {...tip(suggestion.by === 'email' ? 'Same e-mail address' : 'Names are alike', 'open')}
    >
      Accept
    </Button>
  );
}
