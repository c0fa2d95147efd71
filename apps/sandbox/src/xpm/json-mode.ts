import { jsonAnswer } from '../transport/answer.ts';
import type { Answer } from '../transport/answer.ts';
import type { RemoteCall } from '../transport/call.ts';
import type { World } from '../world/world.ts';
import { readXml } from './xml-read.ts';
import type { XmlElement } from './xml-read.ts';

/** Containers that become arrays; every other element with children becomes an object. */
const lists = new Set([
  'Assigned',
  'Categories',
  'Clients',
  'Comments',
  'Contacts',
  'Costs',
  'CustomFieldDefinitions',
  'CustomFields',
  'Documents',
  'Groups',
  'Invoices',
  'Jobs',
  'Milestones',
  'Notes',
  'Options',
  'Payments',
  'Quotes',
  'Relationships',
  'StaffList',
  'TaskList',
  'Tasks',
  'Templates',
  'Times',
]);

const numbers = new Set(['Minutes', 'EstimatedMinutes', 'ActualMinutes', 'Records']);

/** Whether a call gets JSON: the feature header, JSON asked for, and U-30 on. Source: xpm-contract §6. */
export function wantsJson(world: World, call: RemoteCall): boolean {
  const features = call.headers.get('xero-features') ?? '';
  const accept = call.headers.get('accept') ?? '';
  return (
    world.switches.is('U-30', 'on') &&
    features.includes('practice-strict-content-type') &&
    accept.includes('application/json')
  );
}

/** The same answer as flat JSON in camel case, without the wrapper. */
export function toJsonAnswer(answer: Answer): Answer {
  const fields = readXml(answer.body).children.map((child): [string, unknown] => [
    camelCase(child.name),
    valueOf(child),
  ]);
  return jsonAnswer(answer.status, Object.fromEntries(fields));
}

function valueOf(element: XmlElement): unknown {
  if (lists.has(element.name) && (element.children.length > 0 || element.text === '')) {
    return element.children.map(valueOf);
  }
  if (element.children.length > 0) {
    return Object.fromEntries(element.children.map((child) => [camelCase(child.name), valueOf(child)]));
  }
  if (numbers.has(element.name)) return Number(element.text);
  if (isFlag(element)) return element.text === 'true';
  return element.text;
}

/** Flags of style A; those of style B stay `Yes` and `No`, as reported. */
function isFlag({ name, text }: XmlElement): boolean {
  const named = ['Completed', 'Billable', 'Boolean'].includes(name) || name.startsWith('Use');
  return named && (text === 'true' || text === 'false');
}

/** `UUID` → `uuid`, `TaskUUID` → `taskUuid`, `WebUrl` → `webUrl`, `GSTPeriod` → `gstPeriod`. */
function camelCase(name: string): string {
  const plain = name.replace(/UUID/g, 'Uuid').replace(/\bID\b/g, 'Id');
  return plain.replace(/^[A-Z]+(?=[A-Z][a-z]|$)|^[A-Z]/, (start) => start.toLowerCase());
}
