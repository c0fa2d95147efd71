/** An element to write: attributes and children in the order they go out. */
export type XmlNode = {
  name: string;
  attributes: readonly (readonly [name: string, value: string])[];
  content: string | readonly XmlNode[];
};

const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const REPLACEMENT = '\u{FFFD}';
/** A raw carriage return would reach the reader as a line feed, so it goes as a reference. */
const TEXT_ESCAPES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
  ['\r', '&#13;'],
  ['\n', '&#10;'],
  ['\t', '&#9;'],
]);

/**
 * Makes text that XML 1.0 can carry: each character outside its `Char` production (U+0000–0008, 000B, 000C,
 * 000E–001F, FFFE, FFFF and unpaired surrogates) becomes U+FFFD, one for one; everything else stays.
 *
 * What is sent, and so what XPM can echo, is this text: compare echoes with it. Idempotent.
 */
export function cleanXmlText(text: string): string {
  return text.replace(NOT_XML, REPLACEMENT);
}

const escapeText = (text: string): string =>
  cleanXmlText(text).replace(/[&<>"'\r]/g, (character) => TEXT_ESCAPES.get(character) ?? character);

const escapeAttribute = (text: string): string =>
  cleanXmlText(text).replace(/[&<>"'\r\n\t]/g, (character) => TEXT_ESCAPES.get(character) ?? character);

/** An element with text or children and no attributes. */
export function element(name: string, content: string | readonly (XmlNode | null)[]): XmlNode {
  const kept = typeof content === 'string' ? content : content.filter((node) => node !== null);
  return { name, attributes: [], content: kept };
}

/** An element with text, or nothing at all when there is no value: an absent element keeps, an empty one clears. */
export function optional(name: string, value: string | null | undefined): XmlNode | null {
  return value == null ? null : element(name, value);
}

/** An element that says everything in its attributes. */
export function tag(name: string, attributes: Record<string, string | null>): XmlNode {
  const pairs = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [[key, value] as const],
  );
  return { name, attributes: pairs, content: '' };
}

/** The element as compact XML without a declaration; every value escaped. */
export function writeXml(node: XmlNode): string {
  const attributes = node.attributes.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('');
  const inside =
    typeof node.content === 'string' ? escapeText(node.content) : node.content.map(writeXml).join('');
  return `<${node.name}${attributes}>${inside}</${node.name}>`;
}
