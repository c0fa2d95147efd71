import { AppError } from '@throughline/core/errors';
import { LedgerError } from '@throughline/ledger-push';
import { XpmError } from '@throughline/xpm-client';

export type ReadProblem = {
  /** For people. */
  readonly sentence: string;
  /** The list was not given and did not cost a read: it may be tried again at once. */
  readonly mayRepeat: boolean;
  /** A defect of ours, to be logged. */
  readonly isBug: boolean;
};

/**
 * What a failed read of a list means to the people who look at it.
 *
 * @param calls how many calls had left when it failed
 */
export function readProblem(error: unknown, calls: number): ReadProblem {
  if (error instanceof AppError) return { sentence: error.userMessage, mayRepeat: calls === 0, isBug: false };
  if (error instanceof XpmError) return { ...sentenceOf('XPM', error), isBug: false };
  if (error instanceof LedgerError) return { ...sentenceOf('Xero', error), isBug: false };
  return {
    sentence: 'Something went wrong here, not with you. It is written down.',
    mayRepeat: false,
    isBug: true,
  };
}

function sentenceOf(
  name: string,
  { kind }: XpmError | LedgerError,
): { sentence: string; mayRepeat: boolean } {
  switch (kind) {
    case 'refused':
      return {
        sentence: `${name} refused to give this list. What you see is from the last read.`,
        mayRepeat: false,
      };
    case 'throttled':
      return { sentence: `${name} asked us to wait. The list is read again by itself.`, mayRepeat: false };
    case 'unauthorised':
    case 'forbidden':
      return {
        sentence: `${name} no longer lets us in. An admin can reconnect it under Settings, Connections.`,
        mayRepeat: true,
      };
    case 'unavailable':
    case 'uncertain':
      return { sentence: `${name} did not answer. What you see is from the last read.`, mayRepeat: false };
    case 'unreadable':
      return {
        sentence: `${name} answered in a form we do not know. What you see is from the last read.`,
        mayRepeat: false,
      };
  }
}
