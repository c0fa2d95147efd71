import type { XmlElement } from '../codec/xml-element.ts';
import { openXmlReader } from '../codec/xml-reader.ts';

/** The element a text stands for. @throws {ShapeError} */
export function elementOf(xml: string): XmlElement {
  const reader = openXmlReader();
  reader.write(xml);
  return reader.end();
}
