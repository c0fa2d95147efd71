import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { ledgerRuleList } from './rule-list.ts';
import { finding } from './rule-text.ts';

const folders = ['.', '../transport', '../identity'];
const sources = folders.flatMap((folder) => {
  const at = new URL(`${folder}/`, import.meta.url);
  return readdirSync(at)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => ({ name, text: readFileSync(new URL(name, at), 'utf8') }));
});
const elsewhere = sources.filter(({ name }) => name !== 'rule-texts.ts');

describe('the sentences of Xero', () => {
  it('each carry a mark of evidence and are said by the code', () => {
    for (const { id, evidence } of ledgerRuleList()) {
      expect(evidence).toMatch(/^\[[LOTF?]\]$/);
      expect(
        elsewhere.some(({ text }) => text.includes(`'${id}'`)),
        id,
      ).toBe(true);
    }
  });

  it('are written nowhere else', () => {
    for (const { id, sentence } of ledgerRuleList()) {
      const words = sentence.split(/\{\w+\}/).toSorted((one, other) => other.length - one.length)[0] ?? '';
      if (words.trim().length < 15) continue;
      expect(
        elsewhere.filter(({ text }) => text.includes(words)).map(({ name }) => name),
        id,
      ).toEqual([]);
    }
  });

  it('have every blank filled, also with what looks like a blank', () => {
    expect(finding('tax-misfit', { taxType: '{code}', code: '200' }).text).toBe(
      "The TaxType code '{code}' cannot be used with account code '200'.",
    );
  });
});
