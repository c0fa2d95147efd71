import { describe, expect, it } from 'vitest';

import { messageRows } from '../testing/message-rows.ts';
import { answerSentences } from './answers.ts';
import { problemFromMessage } from './problem.ts';
import { validationMessages } from './validation-messages.ts';

describe('problemFromMessage', () => {
  it.each(messageRows)('$message', ({ message, ...said }) => {
    expect(problemFromMessage(message)).toEqual({ ...said, original: message });
  });

  it.each(messageRows)('knows it in capitals and with spaces around: $message', ({ message, code }) => {
    expect(problemFromMessage(`  ${message.toUpperCase()} `).code).toBe(code);
  });

  it.each(messageRows)('takes it only whole: $message', ({ message }) => {
    expect(problemFromMessage(`Row 1: ${message}`).code).toBe('other');
  });

  it('has every entry of the catalogue in this table', () => {
    const codes = new Set<string>(validationMessages.map(({ code }) => code));
    expect(new Set(messageRows.map(({ code }) => code))).toEqual(codes);
  });

  it('keeps a text it does not know as Xero wrote it', () => {
    expect(problemFromMessage('The moon is in the wrong house.')).toEqual({
      code: 'other',
      ...answerSentences.other,
      original: 'The moon is in the wrong house.',
    });
  });

  it('keeps no e-mail address and at most five hundred characters of it', () => {
    const { original } = problemFromMessage(`someone@client.example ${'x'.repeat(2000)}`);
    expect(original).toMatch(/^\[e-mail] x/);
    expect(original).toHaveLength(500);
  });

  it('takes a moment, not minutes, over a hostile text', () => {
    const startedAt = performance.now();
    for (const start of ['The TaxType code ', 'The line total ', 'The contact name ', "Account code '"]) {
      problemFromMessage(start + ' a'.repeat(50_000));
    }
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

describe('every sentence', () => {
  const spoken = [...validationMessages, ...Object.values(answerSentences)];
  const unwelcome =
    /\b(oops|please|error|invalid|failed|successfully|sync|customer|user|bills?|invoices?)\b/i;

  it.each(spoken.map(({ sentence, fix }) => `${sentence} ${fix}`))('keeps the tone: %s', (said) => {
    expect(said.replaceAll(/client bill|approved invoices/g, '')).not.toMatch(unwelcome);
    expect(said.endsWith('.')).toBe(true);
  });
});
