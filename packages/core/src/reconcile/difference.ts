/** How a record here and its counterpart there stand to each other. */
export const buckets = ['equal', 'missing_there', 'missing_here', 'differs', 'doubled'] as const;
export type Bucket = (typeof buckets)[number];

/** What a person may decide about a difference. `reopen` takes an explanation back. */
export const settlements = ['take_theirs', 'send_ours', 'remove_others', 'accept', 'reopen'] as const;
export type Settlement = (typeof settlements)[number];

/** Who explained a difference, when and how; it stands while both sides stay as they were. */
export type Acceptance = { readonly reason: string; readonly by: string; readonly at: string };

/** One value both sides keep otherwise, as people read it. */
export type FieldDifference = { readonly field: string; readonly here: string; readonly there: string };

/** What every compared pair tells, of time as of client bills. */
export type Difference = {
  /** Made of the ids and contents of both sides: another difference has another one. */
  readonly fingerprint: string;
  readonly bucket: Bucket;
  /** What is so and why, for people. */
  readonly sentence: string;
  readonly choices: readonly Settlement[];
  readonly fields: readonly FieldDifference[];
  readonly accepted: Acceptance | null;
};

/** A difference with who explained it. An explained one may be taken up again, and is not explained twice. */
export function withAcceptance<Found extends Omit<Difference, 'accepted'>>(
  found: Found,
  explained: ReadonlyMap<string, Acceptance>,
): Found & Pick<Difference, 'accepted' | 'choices'> {
  const accepted = found.bucket === 'equal' ? null : (explained.get(found.fingerprint) ?? null);
  if (accepted === null) return { ...found, accepted };
  const others = found.choices.filter((choice) => choice !== 'accept');
  return { ...found, accepted, choices: [...others, 'reopen'] };
}

/** The worst of several buckets, which is what a group of them is shown as. */
export function worstBucket(found: readonly Bucket[]): Bucket {
  const order: readonly Bucket[] = ['doubled', 'differs', 'missing_there', 'missing_here'];
  return order.find((bucket) => found.includes(bucket)) ?? 'equal';
}

/** How many there are of each bucket. */
export function countBuckets(found: readonly Bucket[]): Record<Bucket, number> {
  const count = (bucket: Bucket) => found.filter((each) => each === bucket).length;
  return {
    equal: count('equal'),
    missing_there: count('missing_there'),
    missing_here: count('missing_here'),
    differs: count('differs'),
    doubled: count('doubled'),
  };
}
