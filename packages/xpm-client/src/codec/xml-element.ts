import { ShapeError } from './shape-error.ts';

/** One element as read: names and text verbatim, children in document order. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** All character data directly inside, joined. */
  readonly text: string;
};

/** The only child of that name, or null. @throws {ShapeError} the name occurs twice, so neither can be believed */
export function child(parent: XmlElement, name: string): XmlElement | null {
  let found: XmlElement | null = null;
  for (const element of parent.children) {
    if (element.name !== name) continue;
    if (found !== null) throw new ShapeError(`<${parent.name}> holds <${name}> twice`);
    found = element;
  }
  return found;
}

/** The only child of that name. @throws {ShapeError} absent or repeated */
export function need(parent: XmlElement, name: string): XmlElement {
  const found = child(parent, name);
  if (found === null) throw new ShapeError(`<${parent.name}> lacks <${name}>`);
  return found;
}

/**
 * Every row of a list container; an empty container is an empty list.
 * @returns null when the container itself is absent, which is not the same as empty
 */
export function rowsOf(parent: XmlElement, container: string, row: string): XmlElement[] | null {
  const list = child(parent, container);
  return list === null ? null : list.children.filter((element) => element.name === row);
}
