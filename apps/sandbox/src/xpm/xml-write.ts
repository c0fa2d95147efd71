/** Markup of one or more elements, compact and without declaration, as XPM sends it. */
export type Xml = string;

/** An element with text: `<Phone></Phone>` when empty. */
export function textElement(name: string, text: string | number | boolean): Xml {
  return `<${name}>${escapeXml(String(text))}</${name}>`;
}

/** An element with text, or nothing at all when the value is null. */
export function optionalElement(name: string, text: string | null): Xml {
  return text === null ? '' : textElement(name, text);
}

/** An element around markup. */
export function element(name: string, content: Xml): Xml {
  return `<${name}>${content}</${name}>`;
}

/** A list container: `<Tasks />` when empty. */
export function listElement(name: string, items: readonly Xml[]): Xml {
  return items.length === 0 ? `<${name} />` : `<${name}>${items.join('')}</${name}>`;
}

/** A reference: `UUID` and `Name`; nothing when there is none. */
export function refElement(
  name: string,
  to: { readonly uuid: string; readonly name: string } | undefined,
): Xml {
  return to ? element(name, textElement('UUID', to.uuid) + textElement('Name', to.name)) : '';
}

/** A day as XPM sends it: midnight without a zone. */
export function dayElement(name: string, day: string | null): Xml {
  return optionalElement(name, day === null ? null : `${day}T00:00:00`);
}

/** `Yes` or `No`. */
export function yesNo(value: boolean): string {
  return value ? 'Yes' : 'No';
}

/** What makes the slow way necessary: markup, control characters, surrogates. A detailed list holds a million texts. */
const needsWork = /[&<>]|[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/;

/** Text with `&`, `<` and `>` as entities and without characters that XML 1.0 does not allow. */
export function escapeXml(text: string): string {
  if (!needsWork.test(text)) return text;
  const allowed = Array.from(text).filter(isXmlCharacter).join('');
  return allowed.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function isXmlCharacter(char: string): boolean {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code !== 0xfffe && code !== 0xffff && !(code >= 0xd800 && code <= 0xdfff);
}
