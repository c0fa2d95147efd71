/** Reads what an address carries behind `?`: plain words, no JSON. A name given several times has its values in a row. */
export function parseSearch(text: string): Record<string, string> {
  const params = new URLSearchParams(text);
  return Object.fromEntries([...params.keys()].map((name) => [name, params.getAll(name).join(', ')]));
}

export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const kept = Object.entries(search).flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' ? [[name, value]] : [],
  );
  const text = new URLSearchParams(kept).toString();
  return text === '' ? '' : `?${text}`;
}

/** Keeps the text values; for the router's root. */
export function validateSearch(search: Readonly<Record<string, unknown>>): Record<string, string> {
  return parseSearch(stringifySearch(search));
}
