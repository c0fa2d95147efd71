const EXCERPT_MAX = 2000;
const SECRETS = [
  /\bBearer\s+[^\s"'<]+/gi,
  /\beyJ[\w-]*(\.[\w-]*){0,2}/g,
  /\b[A-Za-z0-9+/_-]{64,}={0,2}/g,
  /(?<=<TaxNumber>)[^<]*/g,
];
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;

/**
 * The start of a reply, fit to be kept and shown to support: at most 2,000 characters on one line, with
 * bearer tokens, JSON web tokens, other long opaque words and tax numbers masked.
 */
export function redact(text: string): string {
  const masked = SECRETS.reduce((rest, secret) => rest.replace(secret, '***'), text);
  return masked.replace(CONTROLS, ' ').trim().slice(0, EXCERPT_MAX);
}
