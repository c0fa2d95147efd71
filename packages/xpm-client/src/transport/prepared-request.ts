import { cleanXmlText } from '../codec/xml-writer.ts';

/**
 * One request, ready to send: the very bytes, so that a caller can store them before anything leaves.
 * Plain data; survives JSON.
 */
export type PreparedRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the base URL, encoded, with its query. */
  readonly path: string;
  /** XML as text (sent as UTF-8), or null for none. */
  readonly body: string | null;
};

/** A frozen request. */
export function prepare(
  method: PreparedRequest['method'],
  path: string,
  body: string | null,
): PreparedRequest {
  return Object.freeze({ method, path, body });
}

/** A frozen read. */
export function get(path: string, query: Query = {}): PreparedRequest {
  return prepare('GET', withQuery(path, query), null);
}

/** An apostrophe is encoded too: URL parsers encode it in queries, and the bytes must be ours. */
const encode = (value: string | number | boolean): string =>
  encodeURIComponent(cleanXmlText(String(value))).replaceAll("'", '%27');

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

/**
 * A path of the API from its first part and opaque identifiers, each percent-encoded.
 * @throws {RangeError} an identifier of only dots, which URLs cannot address
 */
export function pathTo(base: string, ...identifiers: readonly string[]): string {
  const encoded = identifiers.map((identifier) => {
    if (identifier === '.' || identifier === '..')
      throw new RangeError('A number of only dots has no address');
    return encode(identifier);
  });
  return [base, ...encoded].join('/');
}

function withQuery(path: string, query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value == null || value === false ? [] : [`${name}=${encode(value)}`],
  );
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}
