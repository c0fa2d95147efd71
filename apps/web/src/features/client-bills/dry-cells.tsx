import { IconCircleDashed } from '@tabler/icons-react';

import { MoneyText } from '../../components/money-text.tsx';
import { Cell } from '../../components/row-list.tsx';
import { clientBillLook } from '../../components/state-looks.ts';
import { clockTimeWithSeconds } from '../../lib/instants.ts';
import { usePractice } from '../../lib/session.ts';
import { type DryRow, dryRowState, firstClause, reasonOf } from './dry-row.ts';

import css from './dry-run.module.css';

type DryCellsProps = {
  readonly row: DryRow;
  readonly isShown: boolean;
  /** On a phone the whole row opens the document. */
  readonly onOpen: ((id: string) => void) | undefined;
};

/** One client bill of the run: icon and word of its state, client, number, amount. */
export function DryCells({ row, isShown, onOpen }: DryCellsProps) {
  const { country } = usePractice();
  const { id, clientName, totalCents } = row.bill;
  return (
    <>
      <Cell>
        <StateIcon row={row} />
      </Cell>
      <Cell>
        {onOpen ? (
          <button type="button" className={css['whole']} onClick={() => onOpen(id)}>
            {clientName}
          </button>
        ) : (
          <span className={css['name']} data-shown={isShown || undefined}>
            {clientName}
          </span>
        )}
        <div className={css['second']}>
          <SecondLine row={row} />
        </div>
      </Cell>
      <Cell num>
        <strong>
          <MoneyText cents={totalCents} country={country} />
        </strong>
      </Cell>
    </>
  );
}

function StateIcon({ row }: { readonly row: DryRow }) {
  const { look } = dryRowState(row);
  if (look === null) return <IconCircleDashed size={16} stroke={2.2} aria-label="Not checked yet" />;
  const { icon: Icon, word, colour } = clientBillLook(look);
  return <Icon size={16} stroke={2.2} aria-label={word} color={`var(--tl-state-${colour}-icon)`} />;
}

function SecondLine({ row }: { readonly row: DryRow }) {
  const { timeZone } = usePractice();
  const { bill } = row;
  const { look } = dryRowState(row);
  const { delivery } = bill;
  if (look === null) return <>{bill.number} · checking</>;
  if (look === 'ready') return <>{bill.number}</>;
  const word = clientBillLook(look).word;
  const at = bill.state === 'posted' && delivery ? ` ${clockTimeWithSeconds(delivery.at, timeZone)}` : '';
  return (
    <>
      {bill.number} · {look === 'waits' ? `waits: ${firstClause(reasonOf(row))}` : `${word}${at}`}
    </>
  );
}
