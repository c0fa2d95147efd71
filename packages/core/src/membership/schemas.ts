import { z } from 'zod';

const roleList = z.array(z.enum(['staff', 'admin', 'accounts'])).max(3);

export const SetRoles = { staffId: z.guid(), roles: roleList };
export const RemoveMember = { staffId: z.guid() };
