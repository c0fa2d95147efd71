import type { AppError, AppErrorCode } from '@throughline/core/errors';
import { TRPCError } from '@trpc/server';

const codes = {
  not_signed_in: 'UNAUTHORIZED',
  not_allowed: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  invalid_input: 'BAD_REQUEST',
  conflict: 'CONFLICT',
  precondition_failed: 'PRECONDITION_FAILED',
  too_many_requests: 'TOO_MANY_REQUESTS',
} as const satisfies Record<AppErrorCode, TRPCError['code']>;

export function trpcCodeFor(cause: AppError): TRPCError {
  return new TRPCError({ code: codes[cause.code], message: cause.message, cause });
}
