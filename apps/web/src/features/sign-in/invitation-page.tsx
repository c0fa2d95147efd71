import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';

import { QueryRegion } from '../../components/query-region.tsx';
import { describeError, isUnanswered } from '../../lib/describe-error.ts';
import { paths } from '../../lib/paths.ts';
import { rolesInWords } from '../../lib/role-words.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { InvitationForm } from './invitation-form.tsx';
import { Threshold } from './threshold.tsx';

import css from './sign-in.module.css';

/** What an invitation's link leads to, for whoever holds it. */
export function InvitationPage() {
  const { token = '' } = useParams({ strict: false });
  const trpc = useTRPC();
  const query = useQuery(trpc.invitation.read.queryOptions({ token }, { refetchOnWindowFocus: false }));
  if (query.error && !query.data && !isUnanswered(query.error)) {
    return (
      <Threshold title="Invitation">
        <p className={css['refusal']} data-tone="amber" role="alert">
          {describeError(query.error)}
        </p>
        <Link to={paths.signIn}>Sign in</Link>
      </Threshold>
    );
  }
  return (
    <Threshold title={query.data ? `Join ${query.data.practiceName}` : 'Invitation'}>
      <QueryRegion query={query}>
        {(invitation) => (
          <>
            <p className={css['prose']}>
              <strong>{invitation.practiceName}</strong> invites <strong>{invitation.name}</strong> as{' '}
              {rolesInWords(invitation.roles)}.
            </p>
            <InvitationForm token={token} invitation={invitation} />
          </>
        )}
      </QueryRegion>
    </Threshold>
  );
}
