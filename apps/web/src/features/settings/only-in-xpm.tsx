import { Button } from '@mantine/core';

import { Panel } from '../../components/panel.tsx';
import type { Person } from './member-facts.ts';
import type { Invitee } from './use-invite.ts';

import css from './settings.module.css';

type OnlyInXpmProps = {
  readonly people: readonly Person[];
  readonly onInvite: (invitee: Invitee) => void;
};

/** People of XPM who are no members, each with the way to invite them. */
export function OnlyInXpm({ people, onInvite }: OnlyInXpmProps) {
  if (people.length === 0) return null;
  return (
    <Panel title="In XPM, not members here" aside={people.length} padding="bare">
      <ul className={css['lines']}>
        {people.map(({ id, name, email }) => (
          <li key={id} className={css['line']}>
            <div>
              {name}
              <small>{email ?? 'no e-mail in XPM'}</small>
            </div>
            <span />
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`Invite ${name}`}
              onClick={() => onInvite({ name, email: email ?? '' })}
            >
              Invite…
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
