import { ShapeError } from './shape-error.ts';
import type { XmlElement } from './xml-element.ts';
import type { XmlLimits } from './xml-limits.ts';

/** Which grandchildren of the root are handed out one by one instead of being kept. */
export type XmlRows = { container: string; row: string };

type OpenElement = {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  text: string;
};

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/** Elements with attributes are rare, so nothing is made for those without. The parser's record has no prototype. */
function attributesOf(raw: Record<string, string>): ReadonlyMap<string, string> {
  let attributes: Map<string, string> | null = null;
  for (const name in raw) (attributes ??= new Map()).set(name, raw[name] ?? '');
  return attributes ?? NO_ATTRIBUTES;
}

/** Builds elements from parser events, handing rows out as soon as they close. */
export class XmlTree {
  readonly #wanted: XmlRows | null;
  readonly #limits: XmlLimits;
  readonly #open: OpenElement[] = [];
  #rows: XmlElement[] = [];
  #root: XmlElement | null = null;
  #elements = 0;
  #held = 0;
  #heldText = 0;
  /** Grows with every tag, so that the reader can tell a piece of text without one. */
  tags = 0;

  constructor(wanted: XmlRows | null, limits: XmlLimits) {
    this.#wanted = wanted;
    this.#limits = limits;
  }

  openTag(name: string, raw: Record<string, string>): void {
    this.tags += 1;
    this.#elements += 1;
    this.#held += 1;
    if (this.#open.length >= this.#limits.depthMax) throw new ShapeError('The reply is nested too deeply');
    if (this.#elements > this.#limits.elementsMax) throw new ShapeError('The reply has too many elements');
    if (this.#held > this.#limits.heldElementsMax) throw new ShapeError('One record has too many elements');
    this.#open.push({ name, attributes: attributesOf(raw), children: [], text: '' });
  }

  text(text: string): void {
    const element = this.#open.at(-1);
    if (element === undefined) return;
    element.text += text;
    this.#heldText += text.length;
    if (this.#heldText > this.#limits.heldTextMax) throw new ShapeError('One record has too much text');
    if (element.text.length > this.#limits.textMax) throw new ShapeError('An element has too much text');
  }

  closeTag(): void {
    this.tags += 1;
    const element = this.#open.pop();
    if (element === undefined) throw new ShapeError('An end tag without its start');
    const parent = this.#open.at(-1);
    if (parent === undefined) this.#root = element;
    else if (this.#isRow(element, parent)) this.#handOut(element);
    else parent.children.push(element);
  }

  takeRows(): XmlElement[] {
    const rows = this.#rows;
    if (rows.length > 0) this.#rows = [];
    return rows;
  }

  /** The root, once its end tag was read. @throws {ShapeError} before that */
  root(): XmlElement {
    if (this.#root === null) throw new ShapeError('The reply ends before its root element does');
    return this.#root;
  }

  get started(): boolean {
    return this.#elements > 0;
  }

  #isRow(element: OpenElement, parent: OpenElement): boolean {
    const wanted = this.#wanted;
    if (wanted === null || this.#open.length !== 2) return false;
    return parent.name === wanted.container && element.name === wanted.row;
  }

  #handOut(row: OpenElement): void {
    this.#rows.push(row);
    this.#held = this.#open.length;
    this.#heldText = 0;
  }
}
