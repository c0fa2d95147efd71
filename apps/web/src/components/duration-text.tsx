import { duration, spokenDuration } from '../lib/format.ts';

type DurationTextProps = {
  /** Whole minutes; null is shown as `—`. */
  readonly minutes: number | null;
  readonly strong?: boolean;
};

/** `h:mm`, typeset for columns and spoken in words. */
export function DurationText({ minutes, strong = false }: DurationTextProps) {
  return (
    <span className="num" style={strong ? { fontWeight: 600 } : undefined}>
      <span aria-hidden="true">{duration(minutes)}</span>
      <span className="tl-hidden-text">{spokenDuration(minutes)}</span>
    </span>
  );
}
