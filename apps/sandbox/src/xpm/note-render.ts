import type { Client, JobCost, JobNote } from './records.ts';
import { dayElement, element, textElement } from './xml-write.ts';
import type { Xml } from './xml-write.ts';

/** `<Note>` of a job. Source: xpm-contract §7.6.1. */
export function renderNote(note: JobNote): Xml {
  return element(
    'Note',
    textElement('UUID', note.uuid) +
      textElement('Title', note.title) +
      textElement('Text', note.text) +
      textElement('Folder', note.folder) +
      textElement('Date', note.date) +
      textElement('CreatedBy', note.createdBy) +
      '<Comments />',
  );
}

/** `<Note>` of a client; `Tag` took the place of `Folder`, which is always empty now. Source: xpm-contract §7.5. */
export function renderClientNote(note: Client['notes'][number]): Xml {
  return element(
    'Note',
    textElement('Title', note.title) +
      textElement('Text', note.text) +
      textElement('Folder', '') +
      textElement('Tag', note.tag) +
      textElement('Date', note.date) +
      textElement('CreatedBy', note.createdBy),
  );
}

/** `<Cost>` of a job. Source: xpm-contract §7.8. */
export function renderCost(cost: JobCost): Xml {
  return element(
    'Cost',
    textElement('UUID', cost.uuid) +
      dayElement('Date', cost.date) +
      textElement('Description', cost.description) +
      textElement('Code', cost.code) +
      textElement('Note', cost.note) +
      textElement('Quantity', cost.quantity) +
      textElement('UnitCost', cost.unitCost) +
      textElement('UnitPrice', cost.unitPrice) +
      textElement('Billable', cost.billable),
  );
}
