import type { TRPCLink } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';

const idsByInput = new WeakMap<object, string>();

/**
 * The input with a `requestId`: the caller's own, or one made here. The same input object always gets the same id, so
 * a retry after a lost answer is answered with the first result and does nothing twice.
 */
export function withRequestId(input: unknown): object {
  if (typeof input !== 'object' || input === null) return { requestId: crypto.randomUUID() };
  if ('requestId' in input && typeof input.requestId === 'string') return input;
  const requestId = idsByInput.get(input) ?? crypto.randomUUID();
  idsByInput.set(input, requestId);
  return { ...input, requestId };
}

/** Gives every mutation of the app its `requestId`; queries and subscriptions pass unchanged. */
export function requestIdLink<Router extends AnyTRPCRouter>(): TRPCLink<Router> {
  return () =>
    ({ op, next }) =>
      next(op.type === 'mutation' ? { ...op, input: withRequestId(op.input) } : op);
}
