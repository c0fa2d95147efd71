import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';

import { AsOf } from '../../components/as-of.tsx';
import { EmptyLine } from '../../components/empty-line.tsx';
import { NotImported } from '../../components/not-imported.tsx';
import { Panel } from '../../components/panel.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { tip } from '../../components/tip.ts';
import { usePractice } from '../../lib/session.ts';
import { useKey } from '../../lib/use-key.ts';
import { usePeople } from '../../lib/use-people.ts';
import { InvitationList } from './invitation-list.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { freePeople, membersOf } from './member-facts.ts';
import { MemberList } from './member-list.tsx';
import { OnlyInXpm } from './only-in-xpm.tsx';
import { SettingsPage } from './settings-page.tsx';
import type { Invitee } from './use-invite.ts';

const nobody: Invitee = { name: '', email: '' };

/** Who belongs to the practice, what each may do, and who each is in XPM. */
export function MembersPage() {
  const { timeZone } = usePractice();
  const [invitee, setInvitee] = useState<Invitee | null>(null);
  const people = usePeople();
  useKey('create', () => setInvitee(nobody), { label: 'Invite somebody' });
  return (
    <SettingsPage
      title="Members"
      width="page"
      note={people.first ? <AsOf at={people.first.asOf} timeZone={timeZone} /> : null}
      actions={
        <Button
          leftSection={<IconPlus size={15} stroke={1.7} aria-hidden="true" />}
          onClick={() => setInvitee(nobody)}
          {...tip('Invite somebody', 'create')}
        >
          Invite
        </Button>
      }
    >
      <Panel padding="bare">
        <QueryRegion query={people}>
          {(data) => (
            <>
              <MemberList people={data} />
              {membersOf(data).length > 1 ? null : <EmptyLine sentence="Only you so far." />}
            </>
          )}
        </QueryRegion>
      </Panel>
      <InvitationList />
      <OnlyInXpm people={freePeople(people.data ?? [])} onInvite={setInvitee} />
      <NotImported names={people.first?.notImported ?? []} />
      {invitee ? <InviteDialog invitee={invitee} onClose={() => setInvitee(null)} /> : null}
    </SettingsPage>
  );
}
