import type { Outputs } from '../../lib/trpc.ts';

/** Why an entry is where it is: itself, its stations, its receipt. */
export type Trace = Outputs['timeEntry']['trace'];
export type TracedEntry = Trace['entry'];

export type TracePanelProps = { readonly timeEntryId: string; readonly onClose: () => void };
