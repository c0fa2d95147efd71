import type { World } from '../world/world.ts';
import { stateOf } from '../xpm/look-up.ts';
import type { Client, Job } from '../xpm/records.ts';
import { folded, isSameText } from './same-text.ts';

export type MatchKey = 'client_order_number' | 'job_number';

/** How one of several jobs was taken: how many carried the reference, and which this one is. */
export interface Twins {
  readonly count: number;
  readonly taken: 'latest' | 'earliest';
}

/** What the search for a job came to. */
export type JobMatch =
  | { readonly kind: 'matched'; readonly job: Job; readonly by: MatchKey; readonly twins: Twins | null }
  /** Jobs carry the reference, but none is in a state that takes invoices. */
  | { readonly kind: 'state'; readonly job: Job }
  /** The reference is that of another client's job. */
  | { readonly kind: 'other-client'; readonly job: Job }
  /** Several jobs carry it and the rule for twins takes none (N-03). */
  | { readonly kind: 'twins'; readonly count: number }
  /** Nothing carries it; `near` is what a job of the client carries that differs only in blanks or case. */
  | { readonly kind: 'none'; readonly near: Near | null };

export interface Near {
  readonly job: Job;
  readonly value: string;
}

/** Looks for the job of a client that an invoice's reference names. Rules N-02 to N-04. */
export function matchJob(world: World, client: Client, reference: string): JobMatch {
  const own = world.tables.jobs.by('client', client.uuid);
  let shut: Job | null = null;
  for (const by of keys(world)) {
    const named = own.filter((job) => carries(world, job, { by, reference }));
    const open = named.filter((job) => takesInvoices(world, job));
    if (open.length > 0) return chosen(world, open, by);
    shut ??= named[0] ?? null;
  }
  if (shut) return { kind: 'state', job: shut };
  const other = world.tables.jobs
    .all()
    .find((job) => keys(world).some((by) => carries(world, job, { by, reference })));
  if (other) return { kind: 'other-client', job: other };
  return { kind: 'none', near: nearMiss(own, reference) };
}

function keys(world: World): MatchKey[] {
  return world.switches.is('N-02', 'order-number-only')
    ? ['client_order_number']
    : ['client_order_number', 'job_number'];
}

function carries(world: World, job: Job, wanted: { by: MatchKey; reference: string }): boolean {
  const value = wanted.by === 'job_number' ? job.number : job.clientOrderNumber;
  return value !== '' && isSameText(world, value, wanted.reference);
}

function takesInvoices(world: World, job: Job): boolean {
  const { type } = stateOf(world, job);
  return type === 'Standard' || (type === 'On Hold' && world.switches.is('N-04', 'standard-and-on-hold'));
}

function chosen(world: World, open: readonly Job[], by: MatchKey): JobMatch {
  const inOrder = [...open].sort((left, right) => left.createdDate.localeCompare(right.createdDate));
  const taken = world.switches.is('N-03', 'earliest-created') ? 'earliest' : 'latest';
  const job = taken === 'earliest' ? inOrder[0] : inOrder.at(-1);
  if (!job) return { kind: 'none', near: null };
  const count = open.length;
  if (count > 1 && world.switches.is('N-03', 'none')) return { kind: 'twins', count };
  return { kind: 'matched', job, by, twins: count > 1 ? { count, taken } : null };
}

function nearMiss(jobs: readonly Job[], reference: string): Near | null {
  const wanted = folded(reference);
  if (wanted === '') return null;
  const values = jobs.flatMap((job) => [job.clientOrderNumber, job.number].map((value) => ({ job, value })));
  return values.find(({ value }) => folded(value) === wanted) ?? null;
}
