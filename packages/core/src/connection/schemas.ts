import { z } from 'zod';

export const BeginConnection = { kind: z.enum(['xpm', 'ledger']).optional() };
export const DisconnectConnection = { connectionId: z.guid() };
