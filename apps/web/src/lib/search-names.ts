/** Text made comparable: lower case, without macrons and accents, curly apostrophes as straight ones. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[‘’]/g, "'").toLowerCase();
}

/** An index of names for `searchNames`; make it once per list, not per key press. */
export function indexNames<T>(items: readonly T[], nameOf: (item: T) => string): readonly Indexed<T>[] {
  return items.map((item) => ({ item, text: folded(nameOf(item)) }));
}

export type Indexed<T> = { readonly item: T; readonly text: string };

/**
 * The items whose names hold every typed word, best first: all words at the start of words before words inside words,
 * and otherwise in their own order. An empty text gives the first ones.
 */
export function searchNames<T>(index: readonly Indexed<T>[], typed: string, limit: number): readonly T[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return index.slice(0, limit).map(({ item }) => item);
  const atStart: T[] = [];
  const inside: T[] = [];
  for (const { item, text } of index) {
    if (!words.every((word) => text.includes(word))) continue;
    const starts = words.every(
      (word) => text.startsWith(word) || /[\s·\-'(.]/.test(text[text.indexOf(word) - 1] ?? ''),
    );
    (starts ? atStart : inside).push(item);
    if (atStart.length >= limit) break;
  }
  return [...atStart, ...inside].slice(0, limit);
}
