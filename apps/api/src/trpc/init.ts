import { AppError } from '@throughline/core/errors';
import { initTRPC } from '@trpc/server';
import { ZodError, z } from 'zod';

import type { RequestContext } from './context.ts';
import { trpcCodeFor } from './error-codes.ts';

export const t = initTRPC.context<RequestContext>().create({
  // Never the stack: outside production tRPC would send it to the browser.
  isDev: false,
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  errorFormatter({ shape, error }) {
    const { cause } = error;
    if (cause instanceof AppError) {
      const { code, userMessage, details } = cause;
      return { ...shape, message: userMessage, data: { ...shape.data, app: { code, userMessage, details } } };
    }
    if (error.code === 'BAD_REQUEST' && cause instanceof ZodError) {
      const details = { fields: z.flattenError(cause) };
      const userMessage = 'Something in this request is not as it should be.';
      return {
        ...shape,
        message: userMessage,
        data: { ...shape.data, app: { code: 'invalid_input' as const, userMessage, details } },
      };
    }
    return { ...shape, message: neutralSentence(error.code), data: { ...shape.data, app: null } };
  },
});

/** Domain refusals become transport codes here and nowhere else. */
export const mapAppErrors = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok || !(result.error.cause instanceof AppError)) return result;
  throw trpcCodeFor(result.error.cause);
});

function neutralSentence(code: string): string {
  return code === 'INTERNAL_SERVER_ERROR'
    ? 'Something went wrong here, not with you. It is written down.'
    : 'This request cannot be answered.';
}
