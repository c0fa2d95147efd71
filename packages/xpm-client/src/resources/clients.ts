import {
  writeClientAddress,
  writeClientChange,
  writeNewClient,
  type NewXpmClient,
  type XpmClientChange,
} from '../codec/client-write.ts';
import { readClient, type XpmClientRecord } from '../codec/client.ts';
import { readContact, type XpmContact } from '../codec/contact.ts';
import { utcSeconds } from '../codec/dates.ts';
import { readPage, type Page } from '../codec/page.ts';
import { need, type XmlElement } from '../codec/xml-element.ts';
import type { ClientUuid } from '../ids.ts';
import { collect, type Call } from '../transport/call.ts';
import { get, pathTo, prepare } from '../transport/prepared-request.ts';

/** Which clients to list. */
export type ClientListOptions = {
  /** Whether notes and groups come along; without them they are null. Default: no. */
  detailed?: boolean;
  /** Only those changed since that UTC instant, `YYYY-MM-DDTHH:mm:ssZ`. */
  modifiedSince?: string;
};

/** Which page: 1 to 500 rows (XPM's default is 50), and the token of the page before. */
export type PageOptions = { pageSize?: number; pageToken?: string };

/** Clients (`client.api`). */
export type ClientsResource = {
  /** All clients, archived and deleted ones too, by name. @throws {XpmError} */
  list(options?: ClientListOptions): Promise<XpmClientRecord[]>;
  /** As `list`, client by client; rows are provisional until the iteration ends. @throws {XpmError} */
  each(options?: ClientListOptions): AsyncGenerator<XpmClientRecord, void>;
  /** One page of the clients that are neither archived nor deleted, without contacts. @throws {XpmError} */
  pagedList(options?: PageOptions): Promise<Page<XpmClientRecord>>;
  /** Clients whose name or e-mail contains the text. @throws {XpmError} */
  search(query: string, options?: { detailed?: boolean }): Promise<XpmClientRecord[]>;
  /** One client in detail. @throws {XpmError} `refused` when there is no such client */
  get(uuid: ClientUuid): Promise<XpmClientRecord>;
  /** Makes a client. Not idempotent; names may repeat: search before adding again. @throws {XpmError} */
  add(client: NewXpmClient): Promise<XpmClientRecord>;
  /** Changes a client. @throws {XpmError} */
  update(client: XpmClientChange): Promise<XpmClientRecord>;
  /** Archives a client; its jobs stay. @throws {XpmError} */
  archive(uuid: ClientUuid): Promise<XpmClientRecord>;
  /** One page of all contacts that are not deleted; whether one is primary is not told. @throws {XpmError} */
  contacts(options?: PageOptions): Promise<Page<XpmContact>>;
};

const CLIENTS = { container: 'Clients', row: 'Client', read: readClient };
const CONTACTS = { container: 'Contacts', row: 'Contact', read: readContact };
const clientIn = (root: XmlElement): XpmClientRecord => readClient(need(root, 'Client'));

/** Builds the clients resource. */
export function clientsResource(call: Call): ClientsResource {
  const each: ClientsResource['each'] = ({ detailed, modifiedSince } = {}) => {
    const modifiedsince = modifiedSince === undefined ? null : utcSeconds(modifiedSince);
    return call.rows(get('client.api/list', { detailed, modifiedsince }), CLIENTS);
  };
  return {
    list: (options) => collect(each(options)),
    each,
    pagedList: (options = {}) =>
      call.record(get('client.api/paged-list', options), (root) => readPage(root, CLIENTS)),
    search: (query, { detailed } = {}) => call.list(get('client.api/search', { query, detailed }), CLIENTS),
    get: (uuid) => call.record(get(pathTo('client.api/get', uuid)), clientIn),
    add: (client) => call.record(prepare('POST', 'client.api/add', writeNewClient(client)), clientIn),
    update: (client) => call.record(prepare('PUT', 'client.api/update', writeClientChange(client)), clientIn),
    archive: (uuid) => call.record(prepare('PUT', 'client.api/archive', writeClientAddress(uuid)), clientIn),
    contacts: (options = {}) =>
      call.record(get('client.api/contacts', options), (root) => readPage(root, CONTACTS)),
  };
}
