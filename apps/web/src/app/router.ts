import { createRouter } from '@tanstack/react-router';

import { ErrorPage } from './error-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { routeTree } from './routes.tsx';
import { parseSearch, stringifySearch } from './search.ts';

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  // Code and first data are fetched when a link is pointed at or focused.
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  defaultPendingMs: 120,
  scrollRestoration: true,
  scrollToTopSelectors: ['#page-scroll'],
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
