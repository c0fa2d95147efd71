import { Button } from '@mantine/core';

import { DurationText } from '../../components/duration-text.tsx';
import { FloatingBody, useFloating } from '../../components/floating.tsx';
import { Cell } from '../../components/row-list.tsx';
import { duration } from '../../lib/format.ts';
import { clockTime } from '../../lib/instants.ts';
import { usePractice } from '../../lib/session.ts';
import { useChangeEntry } from '../../lib/use-change-entry.ts';
import type { DayLine } from './day-lines.ts';
import { useCreateEntry } from './use-create-entry.ts';
import { WorkSearch } from './work-search.tsx';

import css from './day.module.css';

type Between = Exclude<DayLine, { readonly kind: 'entry' }>;
type BetweenRowProps = { readonly line: Between; readonly day: string; readonly isPhone: boolean };

/** Time nobody recorded, or recorded twice, with the one thing to do about it. */
export function BetweenRow({ line, day, isPhone }: BetweenRowProps) {
  const { timeZone } = usePractice();
  const isGap = line.kind === 'gap';
  const words = isGap
    ? 'nothing recorded'
    : `${line.former.workTitle ?? 'the one before'} runs into the next`;
  const fix = isGap ? <FillGap line={line} day={day} /> : <Shorten line={line} />;
  if (isPhone) {
    return (
      <>
        <span className={css['dashes']} aria-hidden="true" />
        <Cell>
          <span className="tl-dimmed">
            <DurationText minutes={line.minutes} /> {words}
          </span>
        </Cell>
        <Cell>{fix}</Cell>
      </>
    );
  }
  return (
    <>
      <Cell num>
        <span className="tl-dimmed">
          {isGap ? `${clockTime(line.from, timeZone)}–${clockTime(line.to, timeZone)}` : 'overlap'}
        </span>
      </Cell>
      <Cell num>
        <span className={css['between']}>
          <DurationText minutes={line.minutes} />
        </span>
      </Cell>
      <Cell>
        <span className={css['between']}>{words}</span>
      </Cell>
      <div role="gridcell" className={css['fix']}>
        {fix}
      </div>
    </>
  );
}

function FillGap({ line, day }: { readonly line: Between & { kind: 'gap' }; readonly day: string }) {
  const floating = useFloating();
  const { id, setAnchor, hide } = floating;
  const create = useCreateEntry();
  const { from, minutes } = line;
  return (
    <>
      <Button ref={setAnchor} variant="default" size="compact-sm" popoverTarget={id}>
        Add {duration(minutes)}
      </Button>
      <FloatingBody floating={floating} align="end" role="dialog" label="What was it for?" width={340}>
        <WorkSearch
          label="What was it for?"
          onChoose={(work) => {
            hide();
            create({ work, workDate: day, minutes, startedAt: from });
          }}
        />
      </FloatingBody>
    </>
  );
}

function Shorten({ line }: { readonly line: Between & { kind: 'overlap' } }) {
  const change = useChangeEntry();
  const { former, minutes } = line;
  const left = (former.minutes ?? 0) - minutes;
  if (left <= 0) return null;
  return (
    <Button variant="default" size="compact-sm" onClick={() => change(former.id, { minutes: left })}>
      Make it {duration(left)}
    </Button>
  );
}
