import { describe, expect, it } from 'vitest';

import { clientUuid, staffUuid } from '../ids.ts';
import { elementOf } from '../testing/element-of.ts';
import { CLIENT_XML, STAFF_XML } from '../testing/samples.ts';
import { readClientGroup } from './client-group.ts';
import { writeClientAddress, writeClientChange, writeNewClient } from './client-write.ts';
import { readClient } from './client.ts';
import { readPage } from './page.ts';
import { ShapeError } from './shape-error.ts';
import { readStaff } from './staff.ts';
import { readTaskDefinition } from './task-definition.ts';

const CLIENT = clientUuid('0c9b8a77-0d14-4d0e-b6a2-3d5f6f1f2a21');

describe('readClient', () => {
  it('reads a client with a contact, a type and a masked tax number', () => {
    expect(readClient(elementOf(CLIENT_XML))).toMatchObject({
      uuid: CLIENT,
      name: 'Harbour Lane Holdings Ltd',
      email: null,
      address: { street: '1 Quay St\nLevel 2', city: 'Auckland', region: '', postCode: '0610', country: '' },
      postalAddress: { street: '' },
      exportCode: 'HL01',
      isArchived: false,
      isDeleted: true,
      accountManager: { name: 'Mere Tāmaki' },
      jobManager: null,
      billingClient: null,
      type: { name: 'Standard', costMarkup: '30.00', paymentTerm: 'DayOfMonth', paymentDay: '20' },
      tax: { maskedTaxNumber: '*****789', companyNumber: null },
      contacts: [{ name: "Ana O'Neill", isPrimary: true, isDeleted: false, position: 'Director' }],
      notes: null,
      groups: null,
      dateOfBirth: null,
    });
  });

  it.each(['1980-02-29', '1980-02-29T00:00:00'])('reads the birthday %s', (text) => {
    const xml = CLIENT_XML.replace('<City>', `<DateOfBirth>${text}</DateOfBirth><Email>a@b</Email><City>`);
    expect(readClient(elementOf(xml))).toMatchObject({ dateOfBirth: '1980-02-29', email: 'a@b' });
  });

  it('reads the groups of a detailed client', () => {
    const xml = CLIENT_XML.replace(
      '</Client>',
      '<Notes /><Groups><Group><UUID>e0000000-0000-4000-8000-000000000001</UUID><Name>G</Name></Group></Groups></Client>',
    );
    expect(readClient(elementOf(xml))).toMatchObject({ notes: [], groups: [{ name: 'G' }] });
  });
});

describe('writing clients', () => {
  it('writes a new client with a contact', () => {
    const xml = writeNewClient({
      name: 'A & B',
      website: 'https://a.test',
      dateOfBirth: '1980-02-29',
      address: { city: 'Auckland' },
      accountManager: staffUuid('b7b0c7a1-54a0-4f2e-8d36-0f9a7c1d2e33'),
      contacts: [{ name: 'Ana', isPrimary: true }, { name: 'Bo' }],
    });
    expect(xml).toBe(
      '<Client><Name>A &amp; B</Name><DateOfBirth>19800229</DateOfBirth><City>Auckland</City><WebSite>https://a.test</WebSite>' +
        '<AccountManagerUUID>b7b0c7a1-54a0-4f2e-8d36-0f9a7c1d2e33</AccountManagerUUID>' +
        '<Contacts><Contact><Name>Ana</Name><IsPrimary>Yes</IsPrimary></Contact><Contact><Name>Bo</Name></Contact></Contacts></Client>',
    );
  });

  it('writes only what changes, and an address alone', () => {
    expect(writeClientChange({ uuid: CLIENT, email: '' })).toBe(
      `<Client><UUID>${CLIENT}</UUID><Email></Email></Client>`,
    );
    expect(writeClientAddress(CLIENT)).toBe(`<Client><UUID>${CLIENT}</UUID></Client>`);
  });

  it('never writes a masked tax number back, even when handed one', () => {
    const { uuid, name, tax } = readClient(elementOf(CLIENT_XML));
    const change = { uuid, name, tax, taxNumber: tax.maskedTaxNumber, TaxNumber: tax.maskedTaxNumber };
    expect(writeClientChange(change)).toBe(
      `<Client><UUID>${CLIENT}</UUID><Name>Harbour Lane Holdings Ltd</Name></Client>`,
    );
  });
});

describe('readPage', () => {
  const list = { container: 'Clients', row: 'Client', read: readClient };
  const page = (links: string): string =>
    `<Response><Status>OK</Status><Clients>${CLIENT_XML}</Clients>${links}</Response>`;
  const next = (text: string): string =>
    page(`<Pagination><Links><First>x</First><Next>${text}</Next></Links></Pagination>`);

  it.each([
    [
      next(
        'https://api.xero.com/practicemanager/3.1/client.api/paged-list?pageToken=Y29u%3D&amp;pageSize=50',
      ),
      'Y29u=',
    ],
    [next('http://169.254.169.254/?pageToken=t'), 't'],
    [next(''), null],
    [page('<Pagination><Links><First>x</First></Links></Pagination>'), null],
    [page(''), null],
  ])('takes only the token from a link (case %#)', (xml, token) => {
    const { rows, nextPageToken } = readPage(elementOf(xml), list);
    expect(rows).toHaveLength(1);
    expect(nextPageToken).toBe(token);
  });

  it('does not take a next page it cannot ask for as the end', () => {
    expect(() => readPage(elementOf(next('https://api.xero.com/?page=2')), list)).toThrow(ShapeError);
  });

  it('does not take an absent container as an empty page', () => {
    expect(() => readPage(elementOf('<Response><Status>OK</Status></Response>'), list)).toThrow(ShapeError);
  });
});

describe('small records', () => {
  it('reads a staff member with an empty phone', () => {
    expect(readStaff(elementOf(STAFF_XML))).toEqual({
      uuid: 'b7b0c7a1-54a0-4f2e-8d36-0f9a7c1d2e33',
      name: 'Mere Tāmaki',
      email: 'mere@example.test',
      phone: '',
      mobile: '',
      address: '',
      payrollCode: '007',
    });
  });

  it('reads a task definition', () => {
    const xml =
      '<Task><UUID>5B0F3C1E-8A43-4F0E-9A55-0C3F6F1D2A10</UUID><Name>GST – May</Name><Description></Description></Task>';
    expect(readTaskDefinition(elementOf(xml))).toEqual({
      uuid: '5b0f3c1e-8a43-4f0e-9a55-0c3f6f1d2a10',
      name: 'GST – May',
      description: '',
    });
  });

  it('tells a group whose clients are not told from an empty one', () => {
    const group = (inside: string): string =>
      `<Group><UUID>e0000000-0000-4000-8000-000000000001</UUID><Name>G</Name><Taxable>Yes</Taxable>${inside}</Group>`;
    expect(readClientGroup(elementOf(group('')))).toMatchObject({ taxable: true, clients: null });
    expect(readClientGroup(elementOf(group('<Clients />')))).toMatchObject({ clients: [] });
    expect(
      readClientGroup(
        elementOf(group(`<Clients><Client><UUID>${CLIENT}</UUID><Name>H</Name></Client></Clients>`)),
      ),
    ).toMatchObject({ clients: [{ uuid: CLIENT, name: 'H' }] });
  });
});
