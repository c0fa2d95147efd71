import { Outlet } from '@tanstack/react-router';

import { EmptyLine } from '../components/empty-line.tsx';
import { Page } from '../components/page.tsx';
import { Panel } from '../components/panel.tsx';
import { type Role, useHasRole } from '../lib/session.ts';

const needed = {
  staff: 'staff members',
  admin: 'admins',
  accounts: 'people with the accounts role',
} as const satisfies Record<Role, string>;

/** Shows its pages to people with one of the roles, and to others a sentence instead. */
export function RoleGate({ roles }: { readonly roles: readonly Role[] }) {
  if (useHasRole(...roles)) return <Outlet />;
  const whom = roles.map((role) => needed[role]).join(' and ');
  return (
    <Page title="Not for your role">
      <Panel padding="bare">
        <EmptyLine sentence={`This page is for ${whom}. An admin of the practice can change your roles.`} />
      </Panel>
    </Page>
  );
}
