import { IconCheck, IconCircleDashed, IconMoonStars } from '@tabler/icons-react';

import { Panel } from '../../components/panel.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { checkDetail, notChecked } from './check-facts.ts';
import { ContactChooser } from './contact-chooser.tsx';
import type { DryRow } from './dry-row.ts';
import { isContactProblem } from './problem-kinds.ts';
import { ProblemLine } from './problem-line.tsx';

import css from './checks.module.css';

type ChecksProps = {
  readonly row: DryRow;
  /** Checks again with the lists as they were read. */
  readonly checkAgain: () => void;
  /** Reads the lists from Xero and checks again. */
  readonly again: () => void;
  /** What that costs. */
  readonly calls: number;
};

/** What was checked before posting: what failed first, with what to do; then remarks, then what is fine. */
export function Checks({ row, checkAgain, again, calls }: ChecksProps) {
  const { bill, dry } = row;
  if (dry === null) {
    return (
      <Panel title="Checked before posting" padding="bare">
        <SkeletonRows rows={8} label="Checking" />
      </Panel>
    );
  }
  const asksContact = [...dry.problems, ...dry.remarks].some(({ code }) => isContactProblem(code));
  return (
    <Panel title="Checked before posting" aside={`${dry.checks.length} of ${dry.checkCount}`} padding="bare">
      <ul className={css['checks']}>
        {[...dry.problems, ...dry.remarks].map((problem) => (
          <ProblemLine
            key={`${problem.code} ${problem.subjectId}`}
            problem={problem}
            bill={bill}
            dry={dry}
            checkAgain={checkAgain}
            again={again}
            calls={calls}
          />
        ))}
        {asksContact && bill.state !== 'posted' ? (
          <li className={css['check-wide']}>
            <ContactChooser clientId={bill.clientId} dry={dry} onChosen={checkAgain} />
          </li>
        ) : null}
        {dry.checks.map(({ code, sentence }) => (
          <li key={code} data-colour="green">
            <IconCheck size={15} stroke={2.2} aria-label="Fine" />
            <span>
              {sentence}
              <small>{checkDetail(code, { bill, dry })}</small>
            </span>
          </li>
        ))}
        {notChecked(dry).map(({ code, sentence }) => (
          <li key={code} data-colour="gray">
            <IconCircleDashed size={15} stroke={2.2} aria-label="Not checked" />
            <span>
              {sentence}
              <small>not checked</small>
            </span>
          </li>
        ))}
        <li className={css['tonight']} data-colour="gray">
          <IconMoonStars size={15} stroke={1.7} aria-hidden="true" />
          <span>
            <strong>Tonight</strong>
            <small>{dry.forecast.sentence}</small>
          </span>
        </li>
      </ul>
    </Panel>
  );
}
