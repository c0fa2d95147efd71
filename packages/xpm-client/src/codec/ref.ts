import { ShapeError } from './shape-error.ts';
import { read, textOf } from './values.ts';
import { child, type XmlElement } from './xml-element.ts';

/** A record named by another one: its id and the name it had when XPM answered. */
export type XpmRef<Id extends string> = { uuid: Id; name: string };

/** A reference's own children. @throws {ShapeError} no usable UUID */
export function readRefItself<Id extends string>(element: XmlElement, id: (text: string) => Id): XpmRef<Id> {
  return { uuid: read(element, 'UUID', id), name: textOf(element, 'Name') };
}

/** The reference, or null when absent or empty. @throws {ShapeError} present without a usable UUID */
export function readRef<Id extends string>(
  parent: XmlElement,
  name: string,
  id: (text: string) => Id,
): XpmRef<Id> | null {
  const element = child(parent, name);
  return element === null || element.children.length === 0 ? null : readRefItself(element, id);
}

/** The reference. @throws {ShapeError} absent, empty or without a usable UUID */
export function needRef<Id extends string>(
  parent: XmlElement,
  name: string,
  id: (text: string) => Id,
): XpmRef<Id> {
  const ref = readRef(parent, name, id);
  if (ref === null) throw new ShapeError(`<${parent.name}> lacks <${name}>`);
  return ref;
}
