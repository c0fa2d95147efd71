import { ProcessesStep } from '../features/processes/processes-step.tsx';
import { SetUpPage } from '../features/set-up/set-up-page.tsx';
import { InviteDialog } from '../features/settings/invite-dialog.tsx';

/** The first run, put together from the pages its steps belong to. */
export function SetUpRoute() {
  return (
    <SetUpPage
      processes={<ProcessesStep />}
      renderInvite={(invitee, onClose) => <InviteDialog invitee={invitee} onClose={onClose} />}
    />
  );
}
