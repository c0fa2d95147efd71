import { Button } from '@mantine/core';

import { EmptyLine } from '../../components/empty-line.tsx';
import { Panel } from '../../components/panel.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { counted, duration } from '../../lib/format.ts';
import { monthInWords } from '../../lib/months.ts';
import { useToday } from '../../lib/session.ts';
import { DiffList } from './diff-list.tsx';
import { groupsOf } from './groups.ts';
import type { Bucket } from './types.ts';
import type { usePage } from './use-page.ts';
import type { useReconcile } from './use-reconcile.ts';
import { useSettle } from './use-settle.ts';
import { sides } from './words.ts';

import css from './reconcile.module.css';

type DiffPanelProps = {
  readonly page: ReturnType<typeof usePage>;
  readonly compared: ReturnType<typeof useReconcile>;
  readonly busy: boolean;
  readonly onRun: () => void;
};

/** The list of a month, what is folded below it, and what to do while there is none. */
export function DiffPanel({ page, compared, busy, onRun }: DiffPanelProps) {
  const { tab, month, bucket } = page;
  const settle = useSettle(tab, month);
  const today = useToday();
  const groups = groupsOf(compared.groups, bucket);
  const { query, data } = compared;
  const side = sides[tab];
  return (
    <Panel padding="bare">
      <QueryRegion
        query={{ ...query, data }}
        isEmpty={({ sweep }) => sweep === null}
        empty={
          <EmptyLine
            sentence={`Not run for ${monthInWords(month, today)} yet. It takes about 1 call to ${side}.`}
          >
            <Button onClick={onRun} loading={busy}>
              Run
            </Button>
          </EmptyLine>
        }
      >
        {({ counts }) => (
          <>
            {groups.length > 0 ? (
              <DiffList key={`${tab} ${month}`} tab={tab} groups={groups} settle={settle} />
            ) : (
              <EmptyLine sentence={nothingWords(bucket)} />
            )}
            <Foot page={page} compared={compared} equal={counts.equal} />
          </>
        )}
      </QueryRegion>
    </Panel>
  );
}

type FootProps = Pick<DiffPanelProps, 'page' | 'compared'> & { readonly equal: number };

/** What is folded away, and what the time of the month comes to on both sides. */
function Foot({ page: { tab, bucket, setShow }, compared: { time }, equal }: FootProps) {
  return (
    <footer className={css['folded']}>
      {bucket === 'equal' || equal === 0 ? null : (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setShow('equal')}>
          {counted(equal, 'equal row', 'equal rows')} folded
        </Button>
      )}
      {bucket === null ? null : (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setShow('open')}>
          Show all differences
        </Button>
      )}
      {time ? (
        <span className={css['sums']}>
          Here <strong className="num">{duration(time.minutesHere)}</strong> · {sides[tab]}{' '}
          <strong className="num">{duration(time.minutesThere)}</strong>
        </span>
      ) : null}
    </footer>
  );
}

function nothingWords(bucket: Bucket | null): string {
  return bucket === null ? 'No differences.' : 'Nothing here with this filter.';
}
