import { SaxesParser } from 'saxes';

/** One element of a request body. Attributes and children keep their order; text is not trimmed. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** The body is not well-formed XML. */
export class MalformedXml extends Error {}

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/** Reads a whole document strictly. Throws `MalformedXml`; entities other than the five of XML are not expanded. */
export function readXml(source: string): XmlElement {
  const parser = new SaxesParser();
  const open: Open[] = [{ name: '', attributes: {}, children: [], text: '' }];
  parser.on('error', (error) => {
    throw new MalformedXml(error.message);
  });
  parser.on('doctype', () => {
    throw new MalformedXml('a document type is not accepted');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > 60) throw new MalformedXml('nested too deeply');
    open.push({ name, attributes: { ...attributes }, children: [], text: '' });
  });
  const addText = (text: string): void => {
    const top = open.at(-1);
    if (top) top.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const done = open.pop();
    if (done) open.at(-1)?.children.push(done);
  });
  parser.write(source).close();
  const root = open[0]?.children[0];
  if (!root) throw new MalformedXml('no element');
  return root;
}

/** The first child of a name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/** Text of a child; undefined when there is no such child, empty when it is empty. */
export function textOf(element: XmlElement, name: string): string | undefined {
  return childOf(element, name)?.text;
}
