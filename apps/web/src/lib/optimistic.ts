import type { DataTag, QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Shows a change before the server has it: stops running fetches of the query, changes its data, and returns how to
 * put the old data back. For `onMutate`; give the result to `onError`. A query without data stays as it is.
 */
export async function showNow<Data, Failure>(
  queryClient: QueryClient,
  queryKey: DataTag<QueryKey, Data, Failure>,
  change: (data: NoInfer<Data>) => NoInfer<Data>,
): Promise<() => void> {
  await queryClient.cancelQueries({ queryKey });
  const before = queryClient.getQueryData<Data>(queryKey);
  if (before === undefined) return () => undefined;
  queryClient.setQueryData<Data>(queryKey, () => change(before));
  return () => queryClient.setQueryData<Data>(queryKey, () => before);
}
