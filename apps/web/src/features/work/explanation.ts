import type { Outputs } from '../../lib/trpc.ts';

/** Why a work item is or is not linked, and the jobs that were looked at. */
export type Explanation = Outputs['link']['explain'];
export type Candidate = Explanation['candidates'][number];

export type LinkPanelProps = { readonly workItemId: string; readonly onClose: () => void };
