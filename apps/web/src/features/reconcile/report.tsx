import { createPortal } from 'react-dom';

import { counted } from '../../lib/format.ts';
import { exactMoment } from '../../lib/instants.ts';
import { shortMonth } from '../../lib/months.ts';
import { usePractice } from '../../lib/session.ts';
import { AccountTable } from './account-strip.tsx';
import { groupsOf } from './groups.ts';
import type { DiffGroup, DiffRow } from './types.ts';
import type { ReportData } from './use-report.ts';
import { bucketLooks, bucketNames, sides, tabWords } from './words.ts';

import css from './report.module.css';

type ReportProps = { readonly report: ReportData };

/** What a month came to, on paper: beside the app, and alone when printed. */
export function Report({ report }: ReportProps) {
  const { tab, month, data, groups } = report;
  const title = `Reconcile · ${tabWords[tab]} · ${shortMonth(month)}`;
  return createPortal(
    <article className={css['report']} aria-label={title}>
      <h1>{title}</h1>
      <Heading report={report} />
      <Differences groups={groupsOf(groups, null)} side={sides[tab]} />
      {'accounts' in data && data.accounts.length > 0 ? <AccountTable accounts={data.accounts} /> : null}
      <Hashes report={report} />
    </article>,
    document.body,
  );
}

function Heading({ report: { tab, data, madeAt } }: ReportProps) {
  const { name, timeZone } = usePractice();
  const { counts, accepted, sweep } = data;
  const open = bucketNames.reduce(
    (sum, bucket) => sum + (bucket === 'equal' ? 0 : counts[bucket]),
    -accepted,
  );
  const side = sides[tab];
  return (
    <>
      <p>
        {name}. {side} as it was read on {sweep ? exactMoment(sweep.startedAt, timeZone) : 'no day yet'}; made{' '}
        {exactMoment(madeAt, timeZone)}.
      </p>
      <p>
        <strong>
          {open === 0 ? 'Both sides agree.' : `${counted(open, 'difference', 'differences')} open.`}
        </strong>{' '}
        {accepted === 0 ? '' : `${counted(accepted, 'difference', 'differences')} explained. `}
        {bucketNames.map((bucket) => `${bucketLooks[bucket].word(side)} ${counts[bucket]}`).join(' · ')}.
      </p>
    </>
  );
}

type DifferencesProps = { readonly groups: readonly DiffGroup[]; readonly side: string };

function Differences({ groups, side }: DifferencesProps) {
  if (groups.length === 0) return null;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">How it stands</th>
          <th scope="col">What</th>
          <th scope="col">Here</th>
          <th scope="col">{side}</th>
          <th scope="col">What is so, and how it was explained</th>
        </tr>
      </thead>
      {groups.map((group) => (
        <Group key={group.id} group={group} side={side} />
      ))}
    </table>
  );
}

function Group({ group, side }: { readonly group: DiffGroup; readonly side: string }) {
  return (
    <tbody>
      {group.head === null ? null : (
        <tr>
          <th scope="rowgroup" colSpan={5}>
            {group.head}
          </th>
        </tr>
      )}
      {group.rows.map((row) => (
        <Pair key={row.id} row={row} side={side} />
      ))}
    </tbody>
  );
}

function Pair({ row, side }: { readonly row: DiffRow; readonly side: string }) {
  const { timeZone } = usePractice();
  const { bucket, title, about, here, there, sentence, fields, accepted, fingerprint } = row;
  return (
    <tr>
      <td>{bucketLooks[bucket].word(side)}</td>
      <td>
        {title}
        {about === null ? null : <div>{about}</div>}
      </td>
      <td className="num">{here ?? '–'}</td>
      <td className="num">{there ?? '–'}</td>
      <td>
        {sentence}
        {fields.map((field) => (
          <div key={field.field}>
            {field.field}: {field.here || 'none'} here, {field.there || 'none'} in {side}
          </div>
        ))}
        {accepted === null ? null : (
          <div>
            Explained by {accepted.by}, {exactMoment(accepted.at, timeZone)}: {accepted.reason}
          </div>
        )}
        <code>{fingerprint}</code>
      </td>
    </tr>
  );
}

function Hashes({ report: { groups, sha256 } }: ReportProps) {
  const pairs = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <footer>
      <p>
        The hash under a difference is of what both sides held: it stays while neither changes. The table of{' '}
        {counted(pairs, 'pair', 'pairs')}, equal ones too, as it is exported as CSV, has the SHA-256
      </p>
      <code>{sha256}</code>
    </footer>
  );
}
