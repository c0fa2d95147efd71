import { categoryUuid, type CategoryUuid } from '../ids.ts';
import { readRefItself, type XpmRef } from './ref.ts';
import type { XmlElement } from './xml-element.ts';

/** A job category. A job shows only its name. Source: Practice Manager 3.1 reference, "Category". */
export type XpmCategory = XpmRef<CategoryUuid>;

/** Reads a `<Category>`. @throws {ShapeError} */
export const readCategory = (row: XmlElement): XpmCategory => readRefItself(row, categoryUuid);
