import { templateUuid, type TemplateUuid } from '../ids.ts';
import { readRefItself, type XpmRef } from './ref.ts';
import type { XmlElement } from './xml-element.ts';

/** A job template; what it holds is not told. Source: Practice Manager 3.1 reference, "Template". */
export type XpmTemplate = XpmRef<TemplateUuid>;

/** Reads a `<Template>`. @throws {ShapeError} */
export const readTemplate = (row: XmlElement): XpmTemplate => readRefItself(row, templateUuid);
