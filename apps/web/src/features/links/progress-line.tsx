import { count } from '../../lib/format.ts';

import css from './links.module.css';

type ProgressLineProps = {
  /** Null when the number is not this person's to see. */
  readonly linked: number | null;
  readonly open: number;
  readonly offByHand: number;
};

/** "402 linked · 7 to review · 5 off by hand", as a bar and in words. */
export function ProgressLine({ linked, open, offByHand }: ProgressLineProps) {
  const parts = [
    { name: 'linked', value: linked ?? 0 },
    { name: 'open', value: open },
    { name: 'hand', value: offByHand },
  ].filter(({ value }) => value > 0);
  const words = [
    ...(linked === null ? [] : [`${count(linked)} linked`]),
    `${count(open)} to review`,
    `${count(offByHand)} off by hand`,
  ];
  return (
    <div className={css['progress']}>
      <div className={css['bar']} aria-hidden="true">
        {parts.map(({ name, value }) => (
          <i key={name} data-part={name} style={{ flexGrow: value }} />
        ))}
      </div>
      <span className={css['words']}>{words.join(' · ')}</span>
    </div>
  );
}
