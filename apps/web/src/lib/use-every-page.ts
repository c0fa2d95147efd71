import { type QueryKey, useQuery } from '@tanstack/react-query';

type Page = { readonly items: readonly unknown[]; readonly nextCursor: string | null };
type Item<P extends Page> = P['items'][number];

type EveryPage<P extends Page> = {
  /** Path of the procedure and what tells this list from its others: `[...trpc.client.list.pathKey(), input]`. */
  readonly queryKey: QueryKey;
  /** Reads the page after a cursor; the first one without. */
  readonly read: (page: { readonly cursor?: string }, signal: AbortSignal) => Promise<P>;
};

/**
 * Reads a list to its end, page after page, for pages that need all of it. `data` are its rows, `first` the first page
 * with whatever it says beside them.
 */
export function useEveryPage<P extends Page>({ queryKey, read }: EveryPage<P>) {
  const query = useQuery({
    queryKey: [...queryKey, 'every page'],
    queryFn: async ({ signal }) => readEveryPage((page) => read(page, signal)),
  });
  const { data, error, isPlaceholderData, refetch } = query;
  return { data: data?.rows, first: data?.first, error, isPlaceholderData, refetch };
}

export async function readEveryPage<P extends Page>(
  read: (page: { readonly cursor?: string }) => Promise<P>,
): Promise<{ readonly first: P; readonly rows: readonly Item<P>[] }> {
  const first = await read({});
  const rows: Item<P>[] = [...first.items];
  for (let { nextCursor } = first; nextCursor !== null;) {
    const page = await read({ cursor: nextCursor });
    rows.push(...page.items);
    nextCursor = page.nextCursor;
  }
  return { first, rows };
}
