import type { ServiceContext } from '@throughline/core/context';
import { AppError } from '@throughline/core/errors';
import { answerOnce, findAnswer } from '@throughline/core/idempotency/answer-once';
import { z } from 'zod';

import type { RequestContext } from './context.ts';
import { mapAppErrors, t } from './init.ts';
import { accessFor, type Call, inService, requireSignedIn } from './service.ts';

export const { router } = t;

const base = t.procedure.use(mapAppErrors);
const noInput = z.strictObject({}).optional();
const withRequestId = { requestId: z.guid().optional() };

/** Names and schemas of what a procedure takes; kept beside the verb, shared with forms. */
type Shape = Readonly<Record<string, z.ZodType>>;
type InputOf<S extends Shape> = z.output<z.ZodObject<S>>;

/** For what anybody may call; its row in the access table says so. */
export const anybodyProcedure = base.use(({ path, next }) => {
  if (accessFor(path) !== 'anybody') throw new AppError('not_allowed', `${path} is not for anybody`);
  return next();
});

/** For whoever is signed in, in whatever practice. */
export const signedInProcedure = base.use(async ({ ctx, path, next }) => {
  if (accessFor(path) !== 'signed_in') throw new AppError('not_allowed', `${path} is not for every sign-in`);
  return next({ ctx: { signedIn: await requireSignedIn(ctx) } });
});

/** For members who listen; membership is looked up by the subscription itself, again and again. */
export const subscriptionProcedure = base.input(noInput);

/** A member's question without input. */
export function ask<T>(read: (ctx: ServiceContext) => Promise<T>) {
  return base
    .input(noInput)
    .query(({ ctx, path }) => inService(ctx, { path, requestId: null }, (service) => read(service)));
}

/** A member's question: a schema and the verb that answers it, in one transaction. */
export function query<S extends Shape, T>(
  shape: S,
  read: (ctx: ServiceContext, input: InputOf<S>) => Promise<T>,
) {
  const parse = inputParser(shape);
  return base
    .input(z.strictObject(shape))
    .query(({ ctx, path, input }) =>
      inService(ctx, { path, requestId: null }, (service) => read(service, parse(input))),
    );
}

/**
 * A member's change: a schema and the verb that makes it, in one transaction. Every one accepts a `requestId`,
 * and answers a repeated one with the first answer.
 */
export function mutation<S extends Shape, T>(
  shape: S,
  verb: (ctx: ServiceContext, input: InputOf<S>) => Promise<T>,
) {
  const parse = inputParser(shape);
  return base.input(z.strictObject({ ...shape, ...withRequestId })).mutation(({ ctx, path, input: raw }) => {
    const input = parse(raw);
    return inService(ctx, { path, requestId: requestIdOf(raw) }, (service) =>
      answerOnce(service, input, () => verb(service, input)),
    );
  });
}

/** A call that talks to XPM or Xero, which no transaction may wait for: it opens short ones of its own. */
export type RemoteCall = {
  readonly request: RequestContext;
  /** One transaction as the calling member. */
  run<T>(work: (service: ServiceContext) => Promise<T>): Promise<T>;
};

/** A member's change that needs a remote system. A repeated `requestId` gets the first answer. */
export function remoteMutation<S extends Shape, T>(
  shape: S,
  verb: (call: RemoteCall, input: InputOf<S>) => Promise<T>,
) {
  const parse = inputParser(shape);
  return base
    .input(z.strictObject({ ...shape, ...withRequestId }))
    .mutation(async ({ ctx, path, input: raw }) => {
      const input = parse(raw);
      const call = { path, requestId: requestIdOf(raw) };
      const known = await inService(ctx, call, (service) => findAnswer<T>(service, input));
      if (known) return known.answer;
      const answer = await verb(remoteCall(ctx, call), input);
      return inService(ctx, call, (service) => answerOnce(service, input, () => Promise.resolve(answer)));
    });
}

/** A member's question that needs a remote system. A `requestId` is taken, and means nothing. */
export function remoteQuery<S extends Shape, T>(
  shape: S,
  verb: (call: RemoteCall, input: InputOf<S>) => Promise<T>,
) {
  const parse = inputParser(shape);
  return base.input(z.strictObject({ ...shape, ...withRequestId })).query(async ({ ctx, path, input }) => {
    const call = remoteCall(ctx, { path, requestId: null });
    // Refuses whoever may not, before anything leaves.
    await call.run(() => Promise.resolve());
    return verb(call, parse(input));
  });
}

function remoteCall(request: RequestContext, call: Call): RemoteCall {
  return { request, run: (work) => inService(request, call, work) };
}

/**
 * tRPC has parsed the input already; inside these generic builders its type is lost, and parsing again, which costs
 * microseconds, is how it is regained without a claim the compiler cannot check.
 */
function inputParser<S extends Shape>(shape: S): (input: unknown) => InputOf<S> {
  const schema = z.object(shape);
  return (input) => schema.parse(input);
}

function requestIdOf(input: unknown): string | null {
  return z.object(withRequestId).parse(input).requestId ?? null;
}
