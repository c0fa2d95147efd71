import { formatCents } from '../money/format-cents.ts';
import type { Preflight, PreflightBill } from './preflight.ts';
import { blocking, type Problem, remark } from './problem.ts';
import { descriptionMax } from './summarise-lines.ts';

const referenceMax = 255;

/** What speaks against a client bill as a document: its number, reference, lines and total. */
export function documentProblems(preflight: Preflight): readonly Problem[] {
  const { bill } = preflight;
  return [
    linesProblem(bill),
    numberProblem(preflight),
    referenceProblem(bill),
    ...descriptionProblems(bill),
  ].filter((problem) => problem !== null);
}

function linesProblem({ lines, totalCents }: PreflightBill): Problem | null {
  if (lines.length === 0) {
    const sentence = 'There are no lines. Xero takes no client bill without an amount.';
    return blocking('no_lines', { sentence, fix: 'Add a line' });
  }
  if (totalCents === 0) {
    const sentence = 'The lines cancel out to 0.00. Xero takes no client bill without an amount.';
    return blocking('zero_total', { sentence, fix: 'Change the lines' });
  }
  if (totalCents > 0) return null;
  const sentence = `The total is ${formatCents(totalCents)}. Xero takes no client bill below zero; a credit note is the way there.`;
  return blocking('negative_total', { sentence, fix: 'Change the lines' });
}

function numberProblem({ bill, takenNumbers, nextFreeNumber }: Preflight): Problem | null {
  if (!takenNumbers.has(bill.number)) return null;
  const next = nextFreeNumber === null ? 'Choose another.' : `The next free one is ${nextFreeNumber}.`;
  return blocking('number_taken', {
    sentence: `The number ${bill.number} is already used in Xero for another document. ${next}`,
    fix: nextFreeNumber === null ? 'Choose another number' : `Use ${nextFreeNumber}`,
  });
}

function referenceProblem({ reference }: PreflightBill): Problem | null {
  if (reference.trim() === '') {
    const sentence = 'There is no reference, so XPM cannot place the Xero sales invoice on a job by itself.';
    return remark('reference_empty', { sentence, fix: 'Add the reference' });
  }
  if (reference.length <= referenceMax) return null;
  const sentence = `The reference has ${reference.length} characters; Xero takes ${referenceMax}. Shorten it.`;
  return blocking('reference_too_long', { sentence, fix: 'Shorten the reference' });
}

function descriptionProblems({ lines }: PreflightBill): readonly Problem[] {
  return lines.flatMap(({ id, description }, index) => {
    if (description.length <= descriptionMax) return [];
    const sentence = `The description of line ${index + 1} has ${formatCount(description.length)} characters; Xero takes ${formatCount(descriptionMax)}. Shorten it.`;
    return [blocking('description_too_long', { sentence, fix: 'Shorten the description' }, id)];
  });
}

function formatCount(count: number): string {
  return formatCents(count * 100).slice(0, -3);
}
