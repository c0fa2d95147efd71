import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';

import { useKey } from '../../lib/use-key.ts';
import { type LineForm, duplicate, insertAfter, removeLine } from './bill-form.ts';
import { LineRow } from './line-row.tsx';
import type { BillingLists } from './use-billing-lists.ts';

import css from './editor.module.css';

type LineTableProps = {
  readonly lines: readonly LineForm[];
  readonly onChange: (lines: readonly LineForm[]) => void;
  readonly lists: BillingLists;
  readonly amounts: readonly (number | null)[];
  readonly currency: string;
};

/** The lines of a client bill. `Enter` starts a new one, `⌥D` duplicates the one the hands are in. */
export function LineTable({ lines, onChange, lists, amounts, currency }: LineTableProps) {
  const table = useRef<HTMLDivElement>(null);
  const goTo = (next: { readonly lines: readonly LineForm[]; readonly key: string }) => {
    onChange(next.lines);
    // The new line is in the document after the next frame.
    requestAnimationFrame(() => {
      const row = table.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(next.key)}"]`);
      row?.querySelector('textarea')?.focus();
    });
  };
  const lastKey = lines.at(-1)?.key ?? '';
  const keyInHand = () =>
    document.activeElement?.closest<HTMLElement>('[data-line]')?.dataset['line'] ?? lastKey;
  useKey('duplicateLine', () => goTo(duplicate(lines, keyInHand())));
  return (
    <div>
      <div ref={table} role="table" aria-label="Lines">
        <div role="row" className={css['line-heads']}>
          {['Description', 'Quantity', 'Unit amount', 'Account', 'Tax'].map((head) => (
            <span key={head} role="columnheader">
              {head}
            </span>
          ))}
          <span role="columnheader">Amount {currency}</span>
          <span role="columnheader">
            <span className="tl-hidden-text">More</span>
          </span>
        </div>
        {lines.map((line, index) => (
          <LineRow
            key={line.key}
            line={line}
            place={index + 1}
            amountCents={amounts[index] ?? null}
            lists={lists}
            onChange={(part) =>
              onChange(lines.map((each) => (each.key === line.key ? { ...each, ...part } : each)))
            }
            onNew={() => goTo(insertAfter(lines, line.key))}
            onDuplicate={() => goTo(duplicate(lines, line.key))}
            onRemove={() => onChange(removeLine(lines, line.key))}
          />
        ))}
      </div>
      <Button
        variant="subtle"
        size="compact-sm"
        className={css['add-line'] ?? ''}
        leftSection={<IconPlus size={14} stroke={1.7} aria-hidden="true" />}
        onClick={() => goTo(insertAfter(lines, lastKey))}
      >
        Add line
      </Button>
    </div>
  );
}
