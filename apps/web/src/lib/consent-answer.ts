import { consentProblems, consentSentence } from '@throughline/core/connection/consent-problems';

export type ConsentAnswer =
  | { readonly kind: 'connected'; readonly sentence: string }
  | { readonly kind: 'problem'; readonly sentence: string };

const connectedWords: Readonly<Record<string, string>> = { xpm: 'Xero Practice Manager', ledger: 'Xero' };
const namesMax = 300;

/**
 * What the address says after the way back from Xero: `connected=xpm,ledger`, or `problem=<code>` with the names meant.
 * Null when it says nothing we know.
 */
export function readConsentAnswer(said: {
  readonly connected: string | null;
  readonly problem: string | null;
  readonly names: string | null;
}): ConsentAnswer | null {
  const problem = consentProblems.find((code) => code === said.problem);
  if (problem) {
    const names = said.names === null ? [] : [said.names.slice(0, namesMax)];
    return { kind: 'problem', sentence: consentSentence(problem, names) };
  }
  const connected = (said.connected ?? '').split(',').flatMap((kind) => connectedWords[kind] ?? []);
  if (connected.length === 0) return null;
  const verb = connected.length > 1 ? 'are' : 'is';
  return { kind: 'connected', sentence: `${connected.join(' and ')} ${verb} connected.` };
}
