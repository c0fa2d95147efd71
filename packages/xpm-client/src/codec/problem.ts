function textField(value: object, name: string): string | null {
  const field: unknown = Reflect.get(value, name);
  return typeof field === 'string' && field.trim() !== '' ? field.trim() : null;
}

/**
 * The sentence of a gateway's JSON problem: its `Detail`, else its `Title`.
 * @returns null when the text is no JSON problem
 */
export function readProblem(text: string): string | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const name of ['Detail', 'detail', 'Title', 'title']) {
    const sentence = textField(value, name);
    if (sentence !== null) return sentence;
  }
  return null;
}
