import { taskDefUuid, type TaskDefUuid } from '../ids.ts';
import { readRefItself, type XpmRef } from './ref.ts';
import { textOf } from './values.ts';
import type { XmlElement } from './xml-element.ts';

/** A kind of task, practice-wide; names may repeat. Source: Practice Manager 3.1 reference, "Task". */
export type XpmTaskDefinition = XpmRef<TaskDefUuid> & { description: string };

/** Reads a `<Task>` of `task.api`. @throws {ShapeError} */
export function readTaskDefinition(row: XmlElement): XpmTaskDefinition {
  return { ...readRefItself(row, taskDefUuid), description: textOf(row, 'Description') };
}
