import { type Fields, isFields } from '../records/fields.ts';

/** What came back for one request, from xero-node's results and from its thrown strings alike. */
export type Reply = Answer | Lost;

export type Answer = {
  readonly kind: 'answered';
  readonly status: number;
  readonly headers: Fields;
  /** Parsed JSON, or text when the body was none. */
  readonly data: unknown;
};

export type Lost = {
  readonly kind: 'lost';
  /** `never_sent`: it did not leave. `no_answer`: it may have arrived. `unreadable`: answered, and xero-node made nothing of it. */
  readonly how: 'never_sent' | 'no_answer' | 'unreadable';
  /** The transport's own words, for logs. */
  readonly why: string;
};

/** A reply header by its lower-case name. */
export function headerOf(headers: Fields, name: string): string | null {
  for (const [key, value] of Object.entries(headers)) {
    if (key.toLowerCase() === name && (typeof value === 'string' || typeof value === 'number')) {
      return String(value);
    }
  }
  return null;
}

/** The JSON of a body; the text itself when it is none. */
export function bodyOf(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

export function headersOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}
