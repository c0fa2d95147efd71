import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';

import { Cell } from '../../components/row-list.tsx';
import { tip } from '../../components/tip.ts';
import type { Rows } from '../../components/use-rows.ts';
import { when } from '../../lib/instants.ts';
import type { KeyName } from '../../lib/keys.ts';
import { markCharacters } from '../../lib/mark-characters.ts';
import { useNow, usePractice } from '../../lib/session.ts';
import { MarkedText } from './marked-text.tsx';
import type { DiffRow as Row, Settlement } from './types.ts';
import { bucketLooks, choiceWords } from './words.ts';

import css from './reconcile.module.css';

export const choiceKeys = ['choose1', 'choose2', 'choose3', 'choose4'] as const satisfies readonly KeyName[];

type DiffRowProps = {
  readonly row: Row;
  readonly rows: Rows;
  readonly side: string;
  readonly busy: boolean;
  readonly refusal: string | undefined;
  /** What this person may decide. */
  readonly choices: readonly Settlement[];
  readonly onChoose: (choice: Settlement) => void;
};

/** Both sides of one pair, what is so and why, and what can be decided about it. */
export function DiffRow(props: DiffRowProps) {
  const { row, rows, side, busy } = props;
  const { id, title, about } = row;
  const focused = rows.focusedId === id;
  const isTabStop = focused || (rows.focusedId === null && rows.ids[0] === id);
  return (
    <div
      role="row"
      data-row-id={id}
      data-focused={focused || undefined}
      data-explained={row.accepted !== null || undefined}
      aria-rowindex={rows.ids.indexOf(id) + 1}
      aria-busy={busy || undefined}
      tabIndex={isTabStop ? 0 : -1}
      className={css['row']}
    >
      <BucketCell row={row} side={side} />
      <div role="gridcell" className={css['what']}>
        <strong>{title}</strong>
        {about === null ? null : <span className={css['about']}>{about}</span>}
      </div>
      <Values row={row} />
      <Why row={row} refusal={props.refusal} />
      <Choices {...props} focused={focused} />
    </div>
  );
}

function BucketCell({ row: { bucket, accepted }, side }: Pick<DiffRowProps, 'row' | 'side'>) {
  const { icon: BucketIcon, colour, word } = bucketLooks[bucket];
  return (
    <div role="gridcell" className={css['bucket']} data-colour={accepted ? 'gray' : colour}>
      <BucketIcon size={16} stroke={2} role="img" aria-label={word(side)} />
    </div>
  );
}

function Values({ row: { here, there } }: Pick<DiffRowProps, 'row'>) {
  const marked = markCharacters(here ?? '', there ?? '');
  const isOneSided = here === null || there === null;
  return (
    <>
      <Cell num>{here === null ? <None /> : isOneSided ? here : <MarkedText pieces={marked.here} />}</Cell>
      <Cell num>{there === null ? <None /> : isOneSided ? there : <MarkedText pieces={marked.there} />}</Cell>
    </>
  );
}

function Why({ row, refusal }: Pick<DiffRowProps, 'row' | 'refusal'>) {
  return (
    <div role="gridcell" className={css['why']}>
      {row.sentence}
      <Fields row={row} />
      {row.accepted === null ? null : <Explained accepted={row.accepted} />}
      {refusal === undefined ? null : <div className={css['refusal']}>{refusal}</div>}
    </div>
  );
}

type ChoicesProps = DiffRowProps & { readonly focused: boolean };

function Choices({ row, choices, busy, focused, onChoose }: ChoicesProps) {
  return (
    <div role="gridcell" className={css['choices']}>
      {choices.map((choice, index) => (
        <Button
          key={choice}
          variant="default"
          size="compact-sm"
          tabIndex={focused ? 0 : -1}
          disabled={busy}
          aria-label={`${choiceWords[choice]} ${row.title}`}
          onClick={() => onChoose(choice)}
          {...tip(choiceWords[choice], choiceKeys[index])}
        >
          {choiceWords[choice]}
        </Button>
      ))}
    </div>
  );
}

function None() {
  return (
    <span className="tl-dimmed">
      <span aria-hidden="true">—</span>
      <span className="tl-hidden-text">none</span>
    </span>
  );
}

/** Values that differ and stand neither in a column of their own nor in the sentence. */
function Fields({ row }: { readonly row: Row }) {
  const shown = row.fields.filter(
    ({ field, here, there }) =>
      field !== 'time' && field !== 'total' && !row.sentence.includes(`${here} is now ${there}`),
  );
  return shown.map(({ field, here, there }) => {
    const marked = markCharacters(here, there);
    return (
      <div key={field} className={css['field']}>
        {field}: <MarkedText pieces={marked.here} />
        {here === '' ? 'none' : ''} → <MarkedText pieces={marked.there} />
        {there === '' ? 'none' : ''}
      </div>
    );
  });
}

function Explained({ accepted }: { readonly accepted: NonNullable<Row['accepted']> }) {
  const { timeZone } = usePractice();
  const now = new Date(useNow());
  return (
    <div className={css['explained']}>
      <IconCheck size={13} stroke={2.2} aria-hidden="true" />
      Explained by {accepted.by}, {when(accepted.at, timeZone, now)}: {accepted.reason}
    </div>
  );
}
