import { Button } from '@mantine/core';

import { EmptyLine } from '../components/empty-line.tsx';
import { Page } from '../components/page.tsx';
import { Panel } from '../components/panel.tsx';
import { useSignOut } from '../lib/use-sign-out.ts';

/** For a sign-in that belongs to no practice. */
export function NoPracticePage() {
  const signOut = useSignOut();
  return (
    <Page title="No practice yet" width="form">
      <Panel padding="bare">
        <EmptyLine sentence="You belong to no practice yet. Ask an admin of yours for an invitation.">
          <Button variant="default" onClick={signOut}>
            Sign out
          </Button>
        </EmptyLine>
      </Panel>
    </Page>
  );
}
