import { nameSimilarity } from './name-similarity.ts';

export type Named = { readonly name: string; readonly email?: string | null };
export type Suggestion<T> = { readonly suggested: T; readonly score: number };

const leastScore = 0.6;

/**
 * The thing most alike to what is looked for, by name or by the same e-mail address (score 1). A proposal for a
 * person to accept, never a link.
 *
 * @returns null below 0.6, and when the best two are equally alike; the order of `choices` does not matter
 */
export function suggestByName<T extends Named>(wanted: Named, choices: readonly T[]): Suggestion<T> | null {
  const scored = choices
    .map((suggested) => ({ suggested, score: similarity(wanted, suggested) }))
    .toSorted((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (!best || best.score < leastScore || second?.score === best.score) return null;
  return best;
}

function similarity(wanted: Named, choice: Named): number {
  const email = plainEmail(wanted);
  return email !== '' && email === plainEmail(choice) ? 1 : nameSimilarity(wanted.name, choice.name);
}

function plainEmail({ email }: Named): string {
  return (email ?? '').trim().toLowerCase();
}
