import { Button } from '@mantine/core';

import { sentenceTip } from '../../components/tip.ts';
import { count } from '../../lib/format.ts';
import type { Delivery } from './filters.ts';
import type { CauseGroup } from './group-by-cause.ts';
import type { GroupFix } from './group-fix.ts';

import css from './deliveries.module.css';

type GroupHeadProps = {
  readonly group: CauseGroup<Delivery>;
  readonly fix: GroupFix | null;
  readonly onFix: () => void;
};

/** How many wait for one cause, what it is, and what mends all of them. */
export function GroupHead({ group, fix, onFix }: GroupHeadProps) {
  return (
    <div className={css['group']}>
      <span className="num">{count(group.rows.length)}</span>
      <span className={css['cause']} {...sentenceTip(group.sentence)}>
        {group.sentence}
      </span>
      {fix ? (
        <Button variant="default" size="compact-xs" onClick={onFix}>
          {fix.label}
        </Button>
      ) : null}
    </div>
  );
}
