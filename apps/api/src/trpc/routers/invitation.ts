import { listInvitations } from '@throughline/core/invitation/list-invitations';
import { readInvitation } from '@throughline/core/invitation/read-invitation';
import { revokeInvitation } from '@throughline/core/invitation/revoke-invitation';
import {
  AcceptInvitation,
  CreateInvitation,
  ReadInvitation,
  RevokeInvitation,
} from '@throughline/core/invitation/schemas';
import { z } from 'zod';

import { accept } from '../../auth/accept-invitation.ts';
import { invite } from '../../auth/invite.ts';
import { mapAppErrors, t } from '../init.ts';
import { anybodyProcedure, ask, mutation, router } from '../procedures.ts';

const requestId = z.guid().optional();

/** How people come into a practice. */
export const invitationRouter = router({
  create: t.procedure
    .use(mapAppErrors)
    .input(z.strictObject({ ...CreateInvitation, requestId }))
    .mutation(({ ctx, path, input: { requestId: id = null, ...input } }) =>
      invite(ctx, { path, requestId: id }, input),
    ),
  list: ask(listInvitations),
  revoke: mutation(RevokeInvitation, revokeInvitation),
  read: anybodyProcedure
    .input(z.strictObject(ReadInvitation))
    .query(({ ctx, input }) => readInvitation(ctx.deps.db, input.token, ctx.deps.now())),
  accept: anybodyProcedure
    .input(z.strictObject({ ...AcceptInvitation, requestId }))
    .mutation(({ ctx, input: { requestId: id = null, ...input } }) =>
      accept(ctx, { ...input, requestId: id }),
    ),
});
