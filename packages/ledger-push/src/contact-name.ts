/**
 * A name as Xero stores contact names: composed characters, single spaces, none at the ends, no angle brackets,
 * at most 255 characters. Safe to apply twice. Source: Xero Accounting API, "Contacts".
 * @throws {RangeError} when nothing is left of it
 */
export function contactName(name: string): string {
  const tidy = name.normalize('NFC').replaceAll(/[<>]/g, '').replaceAll(/\s+/g, ' ').trim();
  if (tidy === '') throw new RangeError('a contact needs a name');
  return Array.from(tidy).slice(0, 255).join('').trimEnd();
}

/** Whether Xero holds two contact names to be the same: letter case and accents do not count. */
export function sameContactName(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(name: string): string {
  return contactName(name).normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
