import { ShapeError } from './shape-error.ts';
import { child, need, type XmlElement } from './xml-element.ts';

/** What a complete reply says. */
export type Envelope = { ok: true; root: XmlElement } | { ok: false; sentence: string | null };

/**
 * Reads the envelope `<Response><Status>…`. Any status other than OK is a refusal with its sentence; the
 * status of a record inside, such as an invoice's, is not looked at.
 * @throws {ShapeError} another root, no status, or two
 */
export function readEnvelope(root: XmlElement): Envelope {
  if (root.name !== 'Response') throw new ShapeError('The reply is no XPM envelope');
  const status = need(root, 'Status').text.trim();
  if (status === '') throw new ShapeError('The reply has no status');
  if (status.toUpperCase() === 'OK') return { ok: true, root };
  const sentence = child(root, 'ErrorDescription')?.text.trim() ?? '';
  return { ok: false, sentence: sentence === '' ? null : sentence };
}
