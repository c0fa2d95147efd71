import { redactText } from '../transport/redact.ts';
import { type AnswerCode, answerSentences } from './answers.ts';
import { validationMessages, type ValidationCode } from './validation-messages.ts';

/** One thing Xero (or the way to it) had against a request, in words for people. */
export type LedgerProblem = {
  readonly code: LedgerProblemCode;
  /** What is so, and what it means. */
  readonly sentence: string;
  /** What to do, by whom. */
  readonly fix: string;
  /** Xero's own text, bounded and without secrets; null when it gave none. */
  readonly original: string | null;
};

export type LedgerProblemCode = ValidationCode | AnswerCode;

const originalMax = 500;

/**
 * Says one validation message of Xero in our words. A message we do not know becomes code `other`;
 * Xero's own text always stays in `original`.
 */
export function problemFromMessage(message: string): LedgerProblem {
  const text = message.trim();
  const original = redactText(text, originalMax);
  for (const entry of validationMessages) {
    const match = entry.pattern.exec(text);
    if (match === null) continue;
    const found = match.groups ?? {};
    return { code: entry.code, sentence: fill(entry.sentence, found), fix: fill(entry.fix, found), original };
  }
  return problemOf('other', text);
}

/** A problem named by its code, with what Xero wrote, if anything. */
export function problemOf(code: AnswerCode, original: string | null): LedgerProblem {
  const { sentence, fix } = answerSentences[code];
  const text = original?.trim() ?? '';
  return { code, sentence, fix, original: text === '' ? null : redactText(text, originalMax) };
}

function fill(template: string, found: Readonly<Record<string, string | undefined>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => redactText(found[name] ?? '', 120));
}
