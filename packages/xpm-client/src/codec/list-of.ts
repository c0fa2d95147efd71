import type { XmlElement } from './xml-element.ts';
import type { XmlRows } from './xml-tree.ts';

/** Where a list's rows are, and how one is read. */
export type ListOf<T> = XmlRows & { read: (row: XmlElement) => T };
