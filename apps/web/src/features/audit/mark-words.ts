/** A piece of a text, and whether the other text lacks it. */
export type Piece = { readonly text: string; readonly changed: boolean };

export type Marked = { readonly before: readonly Piece[]; readonly after: readonly Piece[] };

const wordsMax = 200;

/** Two versions of a text with the words marked that are only in one of them. */
export function markWords(before: string, after: string): Marked {
  const [old, fresh] = [wordsOf(before), wordsOf(after)];
  if (old.length > wordsMax || fresh.length > wordsMax) {
    return { before: [{ text: before, changed: true }], after: [{ text: after, changed: true }] };
  }
  const kept = keptWords(old, fresh);
  return {
    before: piecesOf(old, new Set(kept.map(([index]) => index))),
    after: piecesOf(fresh, new Set(kept.map(([, index]) => index))),
  };
}

/** Words with the blanks after them, so that joining gives the text back. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\S+\s*|\s+/g) ?? [];
}

type Pair = readonly [oldIndex: number, freshIndex: number];

/** The longest run of words, in order, that both have. */
function keptWords(old: readonly string[], fresh: readonly string[]): readonly Pair[] {
  const lengths = lengthsFrom(old, fresh);
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < fresh.length) {
    if (isSameWord(old[i], fresh[j])) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** How long that run is from each pair of places on, filled from the end. */
function lengthsFrom(old: readonly string[], fresh: readonly string[]): readonly (readonly number[])[] {
  let below: readonly number[] = [];
  const rows: (readonly number[])[] = [];
  for (const word of old.toReversed()) {
    const row: number[] = [];
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const skipped = Math.max(below[j] ?? 0, row[j + 1] ?? 0);
      row[j] = isSameWord(word, fresh[j]) ? (below[j + 1] ?? 0) + 1 : skipped;
    }
    rows.push(row);
    below = row;
  }
  return rows.toReversed();
}

function isSameWord(a: string | undefined, b: string | undefined): boolean {
  return a?.trimEnd() === b?.trimEnd();
}

function piecesOf(words: readonly string[], kept: ReadonlySet<number>): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const [index, text] of words.entries()) {
    const changed = !kept.has(index);
    const last = pieces.at(-1);
    if (last?.changed === changed) pieces[pieces.length - 1] = { text: last.text + text, changed };
    else pieces.push({ text, changed });
  }
  return pieces;
}
