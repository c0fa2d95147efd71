const secrets = [
  [/\bBearer\s+[\w.~+/=-]+/gi, 'Bearer [secret]'],
  [/\bBasic\s+[A-Za-z0-9+/=]{8,}/g, 'Basic [secret]'],
  [/\beyJ[\w-]{8,}(?:\.[\w-]*){0,2}/g, '[secret]'],
  [
    /("?(?:access_token|refresh_token|id_token|client_secret|set-cookie|authorization)"?\s*[:=]\s*)("[^"]*"|[^\s,;}]+)/gi,
    '$1[secret]',
  ],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[e-mail]'],
] as const;

/** Text fit for keeping: tokens, cookies and e-mail addresses replaced, at most `max` characters. */
export function redactText(text: string, max: number): string {
  let safe = text.slice(0, max * 2);
  for (const [pattern, replacement] of secrets) safe = safe.replaceAll(pattern, replacement);
  return safe.length > max ? `${safe.slice(0, max - 1)}…` : safe;
}
