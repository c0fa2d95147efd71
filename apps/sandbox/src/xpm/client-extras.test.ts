import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { connected } from '../testing/connected.ts';
import type { Connected } from '../testing/connected.ts';
import { openJobOf, practiceOf, statusOnly, twoClientsOf, uuidIn } from './testing.ts';

let at: Connected;
beforeEach(async () => {
  at = await connected();
});
afterEach(() => at.running.close());

const control = () => at.running.sandbox.control;
const held = () => practiceOf(at);
const openJob = () => openJobOf(at);

describe('relationships, groups and contacts of clients', () => {
  it('adds, changes by either verb and deletes a relationship', async () => {
    const [one, two] = twoClientsOf(at);
    const add = `<Relationship><Client><UUID>${one.uuid}</UUID></Client><RelatedClient><UUID>${two.uuid}</UUID></RelatedClient><Type>Shareholder</Type><NumberOfShares>100</NumberOfShares><StartDate>2026-04-01</StartDate></Relationship>`;
    expect((await at.xpm('POST', 'client.api/addrelationship', add)).text).toBe(
      statusOnly('AddRelationship'),
    );
    const uuid = held().clients[0]?.relationships[0]?.uuid;
    expect((await at.xpm('GET', `client.api/get/${one.uuid}`)).text).toContain(
      `<Relationship><UUID>${uuid}</UUID><Type>Shareholder</Type><RelatedClient><UUID>${two.uuid}</UUID><Name>${two.name.replace('&', '&amp;')}</Name></RelatedClient><NumberOfShares>100.00</NumberOfShares><StartDate>2026-04-01</StartDate></Relationship>`,
    );
    for (const verb of ['PUT', 'POST']) {
      const body = `<Relationship><UUID>${uuid}</UUID><EndDate>2026-11-0${verb.length}</EndDate></Relationship>`;
      await at.xpm(verb, 'client.api/updaterelationship', body);
      expect(held().clients[0]?.relationships[0]).toMatchObject({
        type: 'Shareholder',
        endDate: `2026-11-0${verb.length}`,
      });
    }
    const bad = `<Relationship><UUID>${uuid}</UUID><Type>Friend</Type></Relationship>`;
    expect((await at.xpm('PUT', 'client.api/updaterelationship', bad)).text).toContain('/Relationship/Type');
    await at.xpm(
      'POST',
      'client.api/deleterelationship',
      `<Relationship><UUID>${uuid}</UUID></Relationship>`,
    );
    expect(held().clients[0]?.relationships).toEqual([]);
  });

  it('makes a group, changes its members and deletes it', async () => {
    const [one, two] = twoClientsOf(at);
    const noClient = await at.xpm('POST', 'clientgroup.api/add', '<Group><Name>G</Name></Group>');
    expect(noClient.text).toContain('/Group/ClientUUID');
    const body = `<Group><Name>G</Name><ClientUUID>${one.uuid}</ClientUUID></Group>`;
    const uuid = uuidIn((await at.xpm('POST', 'clientgroup.api/add', body)).text);
    const change = `<Group><UUID>${uuid}</UUID><add uuid="${two.uuid}"/><remove uuid="${one.uuid}"/></Group>`;
    await at.xpm('PUT', 'clientgroup.api/members', change);
    const group = (await at.xpm('GET', `clientgroup.api/get/${uuid}`)).text;
    expect(group).toContain(`<Clients><Client><UUID>${two.uuid}</UUID>`);
    await at.xpm('POST', 'clientgroup.api/delete', `<Group><UUID>${uuid}</UUID></Group>`);
    expect((await at.xpm('GET', `clientgroup.api/get/${uuid}`)).text).toContain('Invalid client group');
  });

  it('puts known contacts on one more client, ten at most', async () => {
    const [, second] = twoClientsOf(at);
    const contact = held().contacts[0]?.uuid;
    const body = (count: number) =>
      `<Client><Contacts>${`<Contact><UUID>${contact}</UUID></Contact>`.repeat(count)}</Contacts></Client>`;
    const path = `client.api/client/${second.uuid}/contacts`;
    expect((await at.xpm('POST', path, body(1))).text).toContain(`<UUID>${contact}</UUID>`);
    expect((await at.xpm('POST', path, body(11))).text).toContain('No more than 10 contacts');
  });

  it('reads GST periods as words and refuses a masked tax number only on update', async () => {
    const body = '<Client><Name>New</Name><GSTPeriod>6</GSTPeriod><TaxNumber>***200</TaxNumber></Client>';
    const added = await at.xpm('POST', 'client.api/add', body);
    expect(added.text).toContain('<GSTPeriod>Six Monthly</GSTPeriod>');
    const update = `<Client><UUID>${uuidIn(added.text)}</UUID><Name>New</Name><TaxNumber>***200</TaxNumber></Client>`;
    expect((await at.xpm('PUT', 'client.api/update', update)).text).toContain('The tax number is invalid');
  });
});

describe('elements left out of an update', () => {
  it('clear what they leave out when U-08 says so', async () => {
    const job = openJob();
    const client = held().clients.find(({ uuid }) => uuid === job.clientUuid);
    const update = `<Client><UUID>${client?.uuid}</UUID><Name>${client?.name}</Name></Client>`;
    expect((await at.xpm('PUT', 'client.api/update', update)).text).toContain(
      `<City>${client?.text['City']}</City>`,
    );
    control().setSwitch('U-08', 'cleared');
    const cleared = (await at.xpm('PUT', 'client.api/update', update)).text;
    expect(cleared).toContain('<City></City>');
    expect(cleared).not.toContain(client?.email);
    expect(cleared).not.toContain('<JobManager>');
  });
});

describe('client search', () => {
  it('finds archived clients unless U-33 says it does not', async () => {
    const client = held().clients[0];
    control().act({ act: 'archive-client', clientUuid: client?.uuid });
    const search = async () => (await at.xpm('GET', 'client.api/search?query=harbour')).text;
    expect(await search()).toContain(client?.uuid);
    control().setSwitch('U-33', 'no');
    expect(await search()).not.toContain(client?.uuid);
  });
});
