/** A piece of a value, and whether the other side lacks it. */
export type MarkedPiece = { readonly text: string; readonly changed: boolean };

/** Two values with the characters marked that stand between what they begin and end with alike. */
export function markCharacters(
  here: string,
  there: string,
): { readonly here: readonly MarkedPiece[]; readonly there: readonly MarkedPiece[] } {
  const [ours, theirs] = [Array.from(here), Array.from(there)];
  const shorter = Math.min(ours.length, theirs.length);
  let start = 0;
  while (start < shorter && ours[start] === theirs[start]) start += 1;
  let end = 0;
  while (end < shorter - start && ours.at(-1 - end) === theirs.at(-1 - end)) end += 1;
  return { here: piecesOf(ours, start, end), there: piecesOf(theirs, start, end) };
}

function piecesOf(characters: readonly string[], start: number, end: number): readonly MarkedPiece[] {
  const until = characters.length - end;
  return [
    { text: characters.slice(0, start).join(''), changed: false },
    { text: characters.slice(start, until).join(''), changed: true },
    { text: characters.slice(until).join(''), changed: false },
  ].filter(({ text }) => text !== '');
}
