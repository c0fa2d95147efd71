import type { ReactNode } from 'react';

import { ErrorLine } from './error-line.tsx';
import { SkeletonRows } from './skeleton-rows.tsx';

import css from './lines.module.css';

type QueryRegionProps<Data> = {
  /** A `useQuery` result, or several put together. */
  readonly query: {
    readonly data: Data | undefined;
    readonly error: unknown;
    readonly isPlaceholderData: boolean;
    readonly refetch: () => unknown;
  };
  /** The true row grid without its content. */
  readonly skeleton?: ReactNode;
  readonly isEmpty?: (data: Data) => boolean;
  readonly empty?: ReactNode;
  /** "10:36", when the shown data was read; part of the sentence after a failed refresh. */
  readonly showing?: string | undefined;
  readonly children: (data: Data) => ReactNode;
};

/** The four states of a query: skeleton, empty, data, and an error above the last data, dimmed. */
export function QueryRegion<Data>(props: QueryRegionProps<Data>) {
  const { query, skeleton, isEmpty, empty, showing, children } = props;
  const { data, error } = query;
  const retry = () => {
    query.refetch();
  };
  if (data === undefined) {
    return error === null ? (skeleton ?? <SkeletonRows />) : <ErrorLine error={error} onRetry={retry} />;
  }
  const content = isEmpty?.(data) === true ? empty : children(data);
  if (error === null && !query.isPlaceholderData) return content;
  return (
    <>
      {error === null ? null : <ErrorLine error={error} onRetry={retry} showing={showing} />}
      <div className={css['former']}>{content}</div>
    </>
  );
}
