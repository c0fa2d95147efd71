import { SaxesParser } from 'saxes';

import { ShapeError } from './shape-error.ts';
import type { XmlElement } from './xml-element.ts';
import { XML_LIMITS, type XmlLimits } from './xml-limits.ts';
import { XmlTree, type XmlRows } from './xml-tree.ts';

export type XmlReaderOptions = {
  rows?: XmlRows | null;
  /** Accept an encoding in the XML declaration other than UTF-8 (a header has already settled the charset). */
  anyDeclaredEncoding?: boolean;
  limits?: XmlLimits;
};

/** A strict reader fed with text as it arrives. */
export type XmlReader = {
  /** Takes the next piece; returns the rows completed in it. @throws {ShapeError} */
  write(text: string): XmlElement[];
  /** Ends the document; returns the root without the rows already handed out. @throws {ShapeError} not complete */
  end(): XmlElement;
};

const PROLOG_MAX = 4096;
const SLICE_CHARS = 64 * 1024;
const UTF8_NAME = /^(utf-?8|us-ascii)$/i;

/** A document type is refused on sight, before the parser reads a single declaration in it. */
class PrologGuard {
  #seen = '';

  check(text: string): void {
    this.#seen += text.slice(0, PROLOG_MAX + 1 - this.#seen.length);
    const root = this.#seen.search(/<[^!?]/);
    const prolog = root === -1 ? this.#seen : this.#seen.slice(0, root);
    if (/<!doctype/i.test(prolog)) throw new ShapeError('The reply declares a document type');
    if (root === -1 && this.#seen.length > PROLOG_MAX) throw new ShapeError('The reply has no root element');
  }
}

type PlainTags = { xmlns: false; position: false; forceXMLVersion: true; defaultXMLVersion: '1.0' };

/**
 * Seven listeners at most: with an eighth, V8 keeps the parser's fields in a dictionary, which is five times slower
 * (seen by `npm run bench -- xml`).
 */
function newParser(tree: XmlTree, options: XmlReaderOptions): SaxesParser<PlainTags> {
  const parser = new SaxesParser<PlainTags>({
    xmlns: false,
    position: false,
    forceXMLVersion: true,
    defaultXMLVersion: '1.0',
  });
  parser.on('error', (error) => {
    throw new ShapeError('The reply is not well-formed XML', { cause: error });
  });
  parser.on('doctype', () => {
    throw new ShapeError('The reply declares a document type');
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && options.anyDeclaredEncoding !== true && !UTF8_NAME.test(encoding))
      throw new ShapeError('The reply declares an encoding other than the one it was sent in');
  });
  parser.on('opentag', (tag) => tree.openTag(tag.name, tag.attributes));
  parser.on('closetag', () => tree.closeTag());
  parser.on('text', (text) => tree.text(text));
  parser.on('cdata', (text) => tree.text(text));
  return parser;
}

/**
 * Opens a strict, streaming XML 1.0 reader.
 *
 * No document type, only the five predefined entities and valid numeric references, text verbatim except that
 * XML itself turns CR LF into LF; every limit of {@link XmlLimits} but the bytes. A document that does not
 * reach its root's end tag has no result.
 */
export function openXmlReader(options: XmlReaderOptions = {}): XmlReader {
  const limits = options.limits ?? XML_LIMITS;
  const tree = new XmlTree(options.rows ?? null, limits);
  const guard = new PrologGuard();
  const parser = newParser(tree, options);
  let spentMs = 0;
  let sinceTag = 0;

  const feed = (text: string): void => {
    if (!tree.started) guard.check(text);
    const tagsBefore = tree.tags;
    parser.write(text);
    sinceTag = tree.tags === tagsBefore ? sinceTag + text.length : text.length;
    if (sinceTag > limits.textMax + SLICE_CHARS) throw new ShapeError('A tag or a text is too long');
  };
  const timed = (work: () => void): void => {
    const startedMs = performance.now();
    work();
    spentMs += performance.now() - startedMs;
    if (spentMs > limits.parseMsMax) throw new ShapeError('The reply takes too long to read');
  };
  return {
    write(text) {
      for (let at = 0; at < text.length; at += SLICE_CHARS)
        timed(() => feed(text.slice(at, at + SLICE_CHARS)));
      return tree.takeRows();
    },
    end() {
      timed(() => parser.close());
      return tree.root();
    },
  };
}
