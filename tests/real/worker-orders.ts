import { z } from 'zod';

/** What a worker process is told: where everything is, and when it should be struck. */
export const WorkerOrders = z.object({
  databaseUrl: z.string(),
  sandboxUrl: z.string(),
  appUrl: z.string(),
  /** Base 64. */
  tokenKey: z.string(),
  logLevel: z.string(),
  timing: z.object({
    httpTimeoutMs: z.number(),
    leaseMs: z.number(),
    sendFenceMs: z.number(),
    lateEffectMs: z.number(),
  }),
  fault: z
    .object({
      /** The number of a port call, or the end of the first transaction that wrote an intent down. */
      call: z.union([z.number(), z.literal('intent')]),
      point: z.enum(['before', 'left']),
      signal: z.enum(['SIGKILL', 'SIGSTOP']),
    })
    .nullable(),
});
export type WorkerOrders = z.infer<typeof WorkerOrders>;
export type Fault = NonNullable<WorkerOrders['fault']>;
