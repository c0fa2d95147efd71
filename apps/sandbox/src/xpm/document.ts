import type { World } from '../world/world.ts';
import { echo } from './echo.ts';
import { Refusal } from './envelope.ts';
import type { PracticeDocument } from './extra-records.ts';
import { clientByUuid, jobByNumber, practiceToday } from './look-up.ts';
import { flagOf, lengths, required, requiredVerbatim, rootOf, within } from './read-request.ts';
import { param } from './route.ts';
import type { PracticeCall, PracticeRoute } from './route.ts';
import { say } from './rule-texts.ts';
import { childOf, textOf } from './xml-read.ts';
import type { XmlElement } from './xml-read.ts';
import { element, listElement, textElement } from './xml-write.ts';
import type { Xml } from './xml-write.ts';

/** Files of clients and jobs. Source: xpm-contract §7.5 and §7.8; there is no update and no delete. */
export const documentRoutes: readonly PracticeRoute[] = [
  {
    verb: 'GET',
    path: 'client.api/documents/:uuid',
    method: 'Documents',
    area: 'client',
    handle: (call) => list(call, clientByUuid(call.world, param(call, 'uuid')).uuid),
  },
  {
    verb: 'GET',
    path: 'job.api/documents/:number',
    method: 'Documents',
    area: 'job',
    handle: (call) => list(call, jobByNumber(call.world, param(call, 'number')).uuid),
  },
  {
    verb: 'POST',
    path: 'client.api/document',
    method: 'Document',
    area: 'client',
    handle: (call) => add(call, (root) => clientByUuid(call.world, clientGiven(root)).uuid),
  },
  {
    verb: 'POST',
    path: 'job.api/document',
    method: 'Document',
    area: 'job',
    handle: (call) => add(call, (root) => jobByNumber(call.world, required(root, 'Job')).uuid),
  },
];

/** How the body names its client is not documented: `Client/UUID`, `ClientUUID` and `Client` are all read. */
function clientGiven(root: XmlElement): string {
  const holder = childOf(root, 'Client');
  if (holder && holder.children.length > 0) return required(holder, 'UUID');
  return required(root, textOf(root, 'ClientUUID') === undefined ? 'Client' : 'ClientUUID');
}

function list({ world }: PracticeCall, ownerUuid: string): Xml {
  return listElement(
    'Documents',
    world.tables.practiceDocuments.by('owner', ownerUuid).map((row) => renderDocument(world, row)),
  );
}

function add(call: PracticeCall, ownerOf: (root: XmlElement) => string): Xml {
  const { world } = call;
  const root = rootOf(call, 'Document');
  const ownerUuid = ownerOf(root);
  const document = world.tables.practiceDocuments.put({
    uuid: world.ids.uuid(),
    ownerUuid,
    title: within(world, requiredVerbatim(root, 'Title'), lengths.name),
    text: within(world, textOf(root, 'Text') ?? '', lengths.text),
    folder: within(world, textOf(root, 'Folder') ?? '', lengths.name),
    public: flagOf(root, 'Public', false),
    date: practiceToday(world),
    createdBy: call.actorName,
    fileName: within(world, requiredVerbatim(root, 'FileName'), lengths.name),
    content: contentOf(root),
  });
  return echo(world, () => renderDocument(world, document));
}

function contentOf(root: XmlElement): string {
  const content = required(root, 'Content').replace(/\s+/g, '');
  const isBase64 = content.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(content);
  if (!isBase64) throw new Refusal(say('invalidValue', '/Document/Content'));
  return content;
}

function renderDocument(world: World, row: PracticeDocument): Xml {
  const compact = world.switches.is('P-01', 'yyyymmdd');
  return element(
    'Document',
    textElement('Title', row.title) +
      textElement('Text', row.text) +
      textElement('Folder', row.folder) +
      textElement('Date', compact ? row.date.replaceAll('-', '') : `${row.date}T00:00:00`) +
      textElement('CreatedBy', row.createdBy) +
      textElement('FileName', row.fileName) +
      textElement('URL', `https://practicemanager.xero.com/document/${row.uuid}`),
  );
}
