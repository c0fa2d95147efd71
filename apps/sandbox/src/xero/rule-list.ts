import { ruleTexts } from './rule-texts.ts';

/** A sentence of Xero as people read it, with the mark of its evidence; `{name}` stands for a value. */
export interface LedgerRule {
  readonly id: string;
  readonly sentence: string;
  readonly evidence: string;
}

/** Every sentence Xero answers with, for the console. */
export function ledgerRuleList(): LedgerRule[] {
  return Object.entries(ruleTexts).map(([id, [mark, sentence]]) => ({ id, sentence, evidence: `[${mark}]` }));
}
