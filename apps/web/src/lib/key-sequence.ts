/** The first press of a sequence such as `G` then `H`, and until when the second one counts. */
export type SequenceState = { readonly first: string; readonly untilMs: number } | null;

const patienceMs = 1_200;

export type SequenceStep = {
  readonly state: SequenceState;
  /** The registry key that this press completes, `G H` or `J`; null when nothing is meant yet. */
  readonly key: string | null;
};

/**
 * Reads one press after another: a press that begins a known sequence waits for the second, which counts within
 * 1.2 s; anything else stands for itself.
 *
 * @param known keys bound now, sequences written `G H`
 */
export function readPress(
  state: SequenceState,
  press: { readonly key: string; readonly atMs: number },
  known: ReadonlySet<string>,
): SequenceStep {
  if (state && press.atMs <= state.untilMs) {
    const whole = `${state.first} ${press.key}`;
    if (known.has(whole)) return { state: null, key: whole };
  }
  const begins = [...known].some((key) => key.startsWith(`${press.key} `));
  if (begins) return { state: { first: press.key, untilMs: press.atMs + patienceMs }, key: null };
  return { state: null, key: press.key };
}
