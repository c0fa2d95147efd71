import { clientGroupUuid, clientUuid, type ClientGroupUuid, type ClientUuid } from '../ids.ts';
import { readRefItself, type XpmRef } from './ref.ts';
import { parseBoolean, readOrNull } from './values.ts';
import { rowsOf, type XmlElement } from './xml-element.ts';

/** A group of clients. Source: Practice Manager 3.1 reference, "Client Group". */
export type XpmClientGroup = XpmRef<ClientGroupUuid> & {
  taxable: boolean;
  /** Null in the list, which does not tell. */
  clients: XpmRef<ClientUuid>[] | null;
};

/** Reads a `<Group>`. @throws {ShapeError} */
export function readClientGroup(row: XmlElement): XpmClientGroup {
  return {
    ...readRefItself(row, clientGroupUuid),
    taxable: readOrNull(row, 'Taxable', parseBoolean) ?? false,
    clients: rowsOf(row, 'Clients', 'Client')?.map((client) => readRefItself(client, clientUuid)) ?? null,
  };
}
