import { FilterChips } from '../../components/filter-chips.tsx';
import type { Bucket, Tab } from './types.ts';
import { bucketLooks, bucketNames, sides } from './words.ts';

import css from './reconcile.module.css';

type BucketChipsProps = {
  readonly tab: Tab;
  readonly counts: Readonly<Record<Bucket, number>>;
  readonly explained: number;
  readonly chosen: string;
  readonly onChoose: (bucket: Bucket | 'open') => void;
};

/** How many pairs stand how, and the filter for them. */
export function BucketChips({ tab, counts, explained, chosen, onChoose }: BucketChipsProps) {
  return (
    <div className={css['summary']}>
      <FilterChips<Bucket>
        chips={bucketNames.map((filter) => {
          const { icon, colour, word } = bucketLooks[filter];
          return { filter, icon, colour, word: word(sides[tab]), number: counts[filter] };
        })}
        chosen={chosen}
        onChoose={(next) => onChoose(next ?? 'open')}
      />
      {explained === 0 ? null : <span className="tl-dimmed">{explained} explained</span>}
    </div>
  );
}
