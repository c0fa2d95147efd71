import type { ReactNode } from 'react';

import type { Rows } from './use-rows.ts';

/** Rows under one head; ids in all groups together are those of `rows`, in the same order. */
export type RowGroup = {
  readonly id: string;
  readonly head?: ReactNode;
  readonly ids: readonly string[];
};

export type RowState = { readonly focused: boolean; readonly selected: boolean };

export type RowListProps = {
  /** What is listed, for ears: "Work items". */
  readonly label: string;
  readonly rows: Rows;
  readonly groups: readonly RowGroup[];
  /** `grid-template-columns` of every row. */
  readonly columns: string;
  /** Two lines a row: 52 px instead of 40. */
  readonly tall?: boolean;
  /** The cells of a row, each a `Cell`. */
  readonly renderRow: (id: string, state: RowState) => ReactNode;
  /** `Enter`, double click. */
  readonly onOpen?: (id: string) => void;
  /** `Space`. */
  readonly onAct?: (id: string) => void;
  /** Whether `X` and its kin select. */
  readonly selectable?: boolean;
  /** False while another list of the page owns the keys. */
  readonly keysHere?: boolean;
};
