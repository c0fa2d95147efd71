import { type AnyColumn, type SQL, sql } from 'drizzle-orm';

/** Letters people leave the accents off of when they type, and what they type instead. */
const accented = 'àáâãäåāăąçćčďèéêëēėęěìíîïīįłñńňòóôõöøōřśšșťțùúûüūůýÿžźż’‘';
const plain = "aaaaaaaaacccdeeeeeeeeiiiiiilnnnooooooorsssttuuuuuuyyzzz''";

const plainLetters = Array.from(plain);
const plainOf = new Map(Array.from(accented, (letter, index) => [letter, plainLetters[index] ?? letter]));
const accentedOf = (letter: string) =>
  Array.from(plainOf.keys()).filter((each) => plainOf.get(each) === letter);
const spellingsOf = new Map(plainLetters.map((letter) => [letter, [letter, ...accentedOf(letter)].join('')]));

/** A name as it is sorted: lower case, without accents. Names of plain letters, nearly all, take the short way. */
export function foldedName(name: AnyColumn): SQL<string> {
  return sql<string>`case when octet_length(${name}) = char_length(${name}) then lower(${name})
    else translate(lower(${name}), ${accented}, ${plain}) end`;
}

/** True for rows whose text holds every word of `query`, in any order, whatever the case and the accents. */
export function nameContains(text: AnyColumn | SQL, query: string): SQL {
  const words = foldText(query).split(/\s+/).filter(Boolean);
  const tests = words.map((word) => sql`${text} ~* ${patternFor(word)}`);
  return tests.length === 0 ? sql`true` : sql`(${sql.join(tests, sql` and `)})`;
}

/** The same folding for text at hand. */
export function foldText(text: string): string {
  return Array.from(text.toLowerCase(), (letter) => plainOf.get(letter) ?? letter).join('');
}

/** A PostgreSQL regular expression for a folded word as it stands, each letter in any of its spellings. */
export function patternFor(word: string): string {
  return Array.from(word, (letter) => {
    const spellings = spellingsOf.get(letter);
    if (spellings) return `[${spellings}]`;
    return /[\\^$.*+?()[\]{}|]/.test(letter) ? `\\${letter}` : letter;
  }).join('');
}
