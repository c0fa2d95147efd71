import type { JobNumber } from '../ids.ts';
import { parseDateTime } from './dates.ts';
import { readOrNull, textOf } from './values.ts';
import { rowsOf, type XmlElement } from './xml-element.ts';
import { element, optional, writeXml } from './xml-writer.ts';

/** A note on a job or a client. Source: Practice Manager 3.1 reference, "Job" and "Client", notes. */
export type XpmNote = {
  /** Empty on clients' notes, which have none. */
  uuid: string;
  title: string;
  text: string;
  folder: string;
  tag: string;
  /** `YYYY-MM-DDTHH:mm:ss` of the practice's clock, or a day alone, or null. */
  date: string | null;
  createdBy: string;
  comments: { uuid: string; text: string; date: string | null; createdBy: string }[];
};

/** A note to put on a job. */
export type NewXpmJobNote = {
  title: string;
  text: string;
  folder?: string | null;
  /** Whether the client may see it; XPM's own default when absent. */
  public?: boolean | null;
};

/** Reads a `<Note>`. @throws {ShapeError} */
export function readNote(row: XmlElement): XpmNote {
  return {
    uuid: textOf(row, 'UUID'),
    title: textOf(row, 'Title'),
    text: textOf(row, 'Text'),
    folder: textOf(row, 'Folder'),
    tag: textOf(row, 'Tag'),
    date: readOrNull(row, 'Date', parseDateTime),
    createdBy: textOf(row, 'CreatedBy'),
    comments: (rowsOf(row, 'Comments', 'Comment') ?? []).map((comment) => ({
      uuid: textOf(comment, 'UUID'),
      text: textOf(comment, 'Text'),
      date: readOrNull(comment, 'Date', parseDateTime),
      createdBy: textOf(comment, 'CreatedBy'),
    })),
  };
}

/** Writes the `<Note>` of a job. */
export function writeJobNote(job: JobNumber, note: NewXpmJobNote): string {
  return writeXml(
    element('Note', [
      element('Job', job),
      element('Title', note.title),
      element('Text', note.text),
      optional('Folder', note.folder),
      optional('Public', note.public == null ? null : String(note.public)),
    ]),
  );
}
