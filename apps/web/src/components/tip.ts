import { type KeyName, keys } from '../lib/keys.ts';

export type TipAttributes = {
  readonly 'data-tip': string;
  readonly 'data-tip-key'?: string;
  readonly 'aria-description'?: string;
};

/**
 * Attributes that give any element a tooltip, drawn by the one `TipLayer`: `<button {...tip('Stop', 'stopTimer')}>`.
 * The key is shown beside the text. A row of a long list costs nothing.
 */
export function tip(text: string, keyName?: KeyName): TipAttributes {
  return { 'data-tip': text, ...(keyName ? { 'data-tip-key': keys[keyName].key } : {}) };
}

/** As `tip`, for a sentence that says more than the element itself; screen readers hear it too. */
export function sentenceTip(sentence: string): TipAttributes {
  return { 'data-tip': sentence, 'aria-description': sentence };
}
