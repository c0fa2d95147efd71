import { answerOnce } from '@throughline/core/idempotency/answer-once';
import {
  type CreatedInvitation,
  createInvitation,
  type NewInvitation,
} from '@throughline/core/invitation/create-invitation';
import { hashInvitationSecret, writeInvitationToken } from '@throughline/core/invitation/token';

import type { RequestContext } from '../trpc/context.ts';
import { type Call, inService } from '../trpc/service.ts';
import { repeatableSecret } from './repeatable-secret.ts';

export type InviteInput = Omit<NewInvitation, 'tokenHash'>;
export type Invited = CreatedInvitation & {
  /** For the invited person only; whoever holds it can accept. Not kept anywhere. */
  readonly url: string;
};

/** Invites a person and answers the link to give them. A repeated request id gets the same link. */
export async function invite(ctx: RequestContext, call: Call, input: InviteInput): Promise<Invited> {
  return inService(ctx, call, async (service) => {
    const secret = repeatableSecret(ctx.deps.signIn, service);
    const tokenHash = hashInvitationSecret(secret);
    const created = await answerOnce(service, input, () =>
      createInvitation(service, { ...input, tokenHash }),
    );
    const token = writeInvitationToken(service.practice.id, secret);
    return { ...created, url: `${service.settings.appUrl}/invite/${token}` };
  });
}
