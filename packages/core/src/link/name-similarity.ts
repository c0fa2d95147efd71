const alikeTokens = 0.7;
const alikeWhole = 0.9;

/**
 * How alike two names are, from 0 to 1 in hundredths. Case, accents, punctuation and the order of words do not count;
 * 1 means the same words. Words nearly alike (`return`, `returns`) count in part, and so does a word written apart.
 */
export function nameSimilarity(a: string, b: string): number {
  const wordsOfA = wordsOf(a);
  const wordsOfB = wordsOf(b);
  if (wordsOfA.length === 0 || wordsOfB.length === 0) return 0;
  if (wordsOfA.join(' ') === wordsOfB.join(' ')) return 1;
  const whole = pairSimilarity(lettersOf(a), lettersOf(b));
  const score = Math.max(wordSimilarity(wordsOfA, wordsOfB), whole >= alikeWhole ? whole : 0);
  return Math.min(0.99, Math.round(score * 100) / 100);
}

function wordsOf(name: string): readonly string[] {
  return fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .toSorted();
}

function lettersOf(name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}]+/gu, '');
}

function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’]/g, '')
    .replace(/&/g, ' and ')
    .toLowerCase();
}

/** Dice coefficient over words, each used once, the most alike pairs first. */
function wordSimilarity(wordsOfA: readonly string[], wordsOfB: readonly string[]): number {
  const pairs = wordsOfA
    .flatMap((a, i) => wordsOfB.map((b, j) => ({ i, j, alike: pairSimilarity(a, b) })))
    .filter(({ alike }) => alike >= alikeTokens)
    .toSorted((x, y) => y.alike - x.alike);
  const usedOfA = new Set<number>();
  const usedOfB = new Set<number>();
  let sum = 0;
  for (const { i, j, alike } of pairs) {
    if (usedOfA.has(i) || usedOfB.has(j)) continue;
    usedOfA.add(i);
    usedOfB.add(j);
    sum += alike;
  }
  return (2 * sum) / (wordsOfA.length + wordsOfB.length);
}

/** Dice coefficient over pairs of neighbouring letters. */
function pairSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  const pairsOfA = letterPairs(a);
  const pairsOfB = letterPairs(b);
  const total = pairsOfA.length + pairsOfB.length;
  const left = [...pairsOfB];
  for (const pair of pairsOfA) {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
  }
  return total === 0 ? 0 : (2 * (pairsOfB.length - left.length)) / total;
}

function letterPairs(word: string): readonly string[] {
  return Array.from({ length: Math.max(0, word.length - 1) }, (_, index) => word.slice(index, index + 2));
}
