import { z } from 'zod';

import { isKeepable } from '../clean-text.ts';

const roleList = z
  .array(z.enum(['staff', 'admin', 'accounts']))
  .min(1)
  .max(3);

const name = z.string().trim().min(1).max(120).refine(isKeepable, 'A character in this name cannot be kept.');

export const CreateInvitation = {
  email: z.email().max(254),
  name,
  roles: roleList,
};
export const RevokeInvitation = { invitationId: z.guid() };
export const ReadInvitation = { token: z.string().max(100) };
export const AcceptInvitation = {
  token: z.string().max(100),
  /** Of the existing sign-in, or the one to set for a new one. */
  password: z.string().max(128),
  /** What the person wants to be called; the name in the invitation when absent. */
  name: name.optional(),
};
