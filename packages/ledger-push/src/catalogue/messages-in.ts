import { type Fields, isFields } from '../records/fields.ts';

const messagesMax = 50;

/** Every validation message of one element: its own, its contact's and its lines', each text once. */
export function validationMessagesIn(element: Fields): readonly string[] {
  return distinct(partsOf(element).flatMap((part) => messagesUnder(part, 'ValidationErrors')));
}

export function warningsIn(element: Fields): readonly string[] {
  return distinct(partsOf(element).flatMap((part) => messagesUnder(part, 'Warnings')));
}

function partsOf(element: Fields): readonly unknown[] {
  const lines = [...listIn(element['LineItems']), ...listIn(element['JournalLines'])];
  const trackings = lines.flatMap((line) => (isFields(line) ? listIn(line['Tracking']) : []));
  return [element, element['Contact'], element['Invoice'], ...lines, ...trackings];
}

/** What an answer that is no success says: the messages of its elements, else its own. */
export function messagesIn(data: unknown): readonly string[] {
  if (typeof data === 'string') return distinct([plainText(data)]);
  if (!isFields(data)) return [];
  const fromElements = listIn(data['Elements']).flatMap((element) =>
    isFields(element) ? validationMessagesIn(element) : [],
  );
  if (fromElements.length > 0) return distinct(fromElements);
  return ownMessagesIn(data).slice(0, 1);
}

/** What an answer says of itself, whatever its elements say; the most telling first. */
export function ownMessagesIn(data: unknown): readonly string[] {
  if (!isFields(data)) return [];
  return ['Message', 'Detail', 'Title', 'error'].map((key) => data[key]).filter(isText);
}

/** Xero's documents call the text of an error `Message` in most places and `Description` in some. */
function messagesUnder(holder: unknown, key: string): readonly string[] {
  if (!isFields(holder)) return [];
  return listIn(holder[key])
    .map((entry) => (isFields(entry) ? (entry['Message'] ?? entry['Description']) : null))
    .filter(isText);
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function distinct(messages: readonly string[]): readonly string[] {
  return [...new Set(messages.map((message) => message.trim()).filter(isText))].slice(0, messagesMax);
}

function plainText(text: string): string {
  const bounded = text.slice(0, 20_000);
  return bounded
    .replaceAll(/<(script|style)\b[^>]*>.*?<\/\1>/gis, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
