import type { Outputs } from '../../lib/trpc.ts';

export type AuditEvent = Outputs['audit']['list']['items'][number];
