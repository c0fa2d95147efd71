import type { Answer } from '../transport/answer.ts';
import { say } from './rule-texts.ts';
import type { Xml } from './xml-write.ts';
import { textElement } from './xml-write.ts';

/** XPM does not do what was asked and says so in a sentence, at HTTP 200. Source: xpm-contract §5.2. */
export class Refusal extends Error {}

/** A request that XPM cannot read: bad window, bad page, malformed body (U-03). */
export class BadRequest extends Error {}

/** The refusal for a required element that is not there (U-04). */
export function missing(path: string): Refusal {
  return new Refusal(say('missingElement', path));
}

/** A successful answer around its content. */
export function okAnswer(method: string, content: Xml): Answer {
  return xmlAnswer(200, `<Response api-method="${method}"><Status>OK</Status>${content}</Response>`);
}

/** An error envelope. */
export function errorAnswer(status: number, method: string, sentence: string): Answer {
  const error = textElement('ErrorDescription', sentence);
  return xmlAnswer(status, `<Response api-method="${method}"><Status>ERROR</Status>${error}</Response>`);
}

function xmlAnswer(status: number, body: string): Answer {
  return { status, headers: { 'content-type': 'text/xml; charset=utf-8' }, body };
}
