import type { AppRouter } from '@throughline/api/app-router';
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { createTRPCContext, createTRPCOptionsProxy } from '@trpc/tanstack-react-query';

import { requestIdLink } from './mutate.ts';
import { currentPracticeId } from './practice.ts';
import { queryClient } from './query-client.ts';
import { learnServerTime } from './server-clock.ts';

export type { AppRouter };
/** `Inputs['timer']['start']` is what a procedure takes. */
export type Inputs = inferRouterInputs<AppRouter>;
/** `Outputs['timer']['current']` is what a procedure answers. */
export type Outputs = inferRouterOutputs<AppRouter>;

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

const url = '/trpc';

export const trpcClient = createTRPCClient<AppRouter>({
  links: [
    requestIdLink(),
    splitLink({
      condition: (operation) => operation.type === 'subscription',
      true: httpSubscriptionLink({
        url,
        // An event stream cannot carry headers.
        connectionParams: (): Record<string, string> => {
          const practiceId = currentPracticeId.get();
          return practiceId === null ? {} : { practiceId };
        },
      }),
      false: httpBatchLink({
        url,
        maxURLLength: 4_000,
        // The server refuses more in one request.
        maxItems: 25,
        fetch: async (address, { signal = null, ...options } = {}) =>
          learnServerTime(await fetch(address, { ...options, signal })),
        headers: (): Record<string, string> => {
          const practiceId = currentPracticeId.get();
          return practiceId === null ? {} : { 'x-practice-id': practiceId };
        },
      }),
    }),
  ],
});

/** For route loaders and other places outside components; components call `useTRPC`. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client: trpcClient, queryClient });
