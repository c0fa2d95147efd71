import { type Fields, isFields } from '../records/fields.ts';

const messagesMax = 50;

/** Every validation message of one element: its own, its contact's and its lines', each text once. */
export function validationMessagesIn(element: Fields): readonly string[] {
  const holders = [
    element,
    element['Contact'],
    ...listIn(element['LineItems']),
    ...listIn(element['JournalLines']),
  ];
  return distinct(holders.flatMap((holder) => messagesUnder(holder, 'ValidationErrors')));
}

export function warningsIn(element: Fields): readonly string[] {
  return distinct(messagesUnder(element, 'Warnings'));
}

/** What an answer that is no success says: the messages of its elements, else its own. */
export function messagesIn(data: unknown): readonly string[] {
  if (typeof data === 'string') return distinct([plainText(data)]);
  if (!isFields(data)) return [];
  const fromElements = listIn(data['Elements']).flatMap((element) =>
    isFields(element) ? validationMessagesIn(element) : [],
  );
  if (fromElements.length > 0) return distinct(fromElements);
  const own = ['Message', 'Detail', 'Title', 'error'].map((key) => data[key]).find(isText);
  return own === undefined ? [] : [own];
}

function messagesUnder(holder: unknown, key: string): readonly string[] {
  if (!isFields(holder)) return [];
  return listIn(holder[key])
    .map((entry) => (isFields(entry) ? entry['Message'] : null))
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
