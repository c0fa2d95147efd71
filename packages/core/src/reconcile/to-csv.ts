/** A cell of a table: text, which a spreadsheet must not take for a formula, or a number already written out. */
export type CsvCell = string | null | { readonly number: string };

/** Spreadsheets begin a formula with these, some with their full-width forms. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/u;
const needsQuotes = /[",\r\n]/;

/**
 * A table as RFC 4180 text: lines end with CRLF, texts with commas, quotes or line ends are quoted. A text that would
 * begin a formula in a spreadsheet gets an apostrophe before it; a number stays a number.
 */
export function toCsv(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [head, ...rows].map((cells) => `${cells.map(writeCell).join(',')}\r\n`).join('');
}

function writeCell(cell: CsvCell): string {
  if (cell === null) return '';
  const text = typeof cell === 'string' ? guarded(cell) : cell.number;
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function guarded(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}
