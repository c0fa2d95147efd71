import { isRow, rowsIn, textOf } from './columns.ts';
import type { Row } from './columns.ts';
import { dayText, wordsOf } from './format.ts';
import { chip, grid } from './grid.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

const colours = { allocated: 'green', not_imported: 'red', already: 'gray' } as const;

/** What the nights did, newest first: those the sandbox keeps, or the answer to the last one run from here. */
export function nightsOf(kept: unknown, answer: unknown): Row[] {
  const nights = rowsIn(kept).toReversed();
  if (nights.length > 0) return nights;
  if (Array.isArray(answer)) return [{ invoices: answer }];
  return isRow(answer) && Array.isArray(answer['invoices']) ? [answer] : [];
}

/** One night as a table: an invoice a row, with what became of it, the sentence, and the checks it failed. */
export function nightTable(night: Row): Html {
  return grid({
    label: `Night of ${dayText(textOf(night['day']))}`,
    empty: 'There was no invoice to import.',
    heads: ['Invoice', 'Outcome', 'Job', 'Sentence', 'Failed checks'].map((text) => ({ text, right: false })),
    rows: rowsIn(night['invoices']).map((row, index) => ({
      id: `${textOf(night['day'])} ${textOf(row['invoiceNumber'])} ${index}`,
      cells: [
        { content: textOf(row['invoiceNumber']), look: 'name' },
        { content: outcome(textOf(row['outcome'])) },
        { content: textOf(row['jobNumber']), look: 'keep' },
        { content: textOf(row['sentence']) },
        { content: checks(row['failedChecks']) },
      ],
    })),
  });
}

function outcome(word: string): Html {
  const colour = Object.entries(colours).find(([name]) => name === word)?.[1] ?? 'amber';
  return chip(wordsOf(word), colour);
}

/** Checks are names, or records that name and explain themselves. */
function checks(failed: unknown): Html {
  const list = Array.isArray(failed) ? failed : [];
  return html`${list.map((check: unknown) => {
    const text = isRow(check) ? textOf(check['sentence'] ?? check['check'] ?? check) : wordsOf(textOf(check));
    return html`${chip(text, 'orange')} `;
  })}`;
}
