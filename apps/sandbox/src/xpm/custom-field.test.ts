import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { connected } from '../testing/connected.ts';
import type { Connected } from '../testing/connected.ts';
import { openJobOf, practiceOf, statusOnly, uuidIn } from './testing.ts';

let at: Connected;
beforeEach(async () => {
  at = await connected();
});
afterEach(() => at.running.close());

const control = () => at.running.sandbox.control;
const held = () => practiceOf(at);
const openJob = () => openJobOf(at);

describe('custom fields', () => {
  const define = async (name: string, type: string, use: string): Promise<string> => {
    const body = `<CustomFieldDefinition><Name>${name}</Name><Type>${type}</Type><${use}>true</${use}></CustomFieldDefinition>`;
    return uuidIn((await at.xpm('POST', 'customfield.api/add', body)).text);
  };
  const value = (uuid: string, content: string) =>
    `<CustomFields><CustomField><UUID>${uuid}</UUID>${content}</CustomField></CustomFields>`;

  it('are defined, listed, changed and deleted with their values', async () => {
    const uuid = await define('Renewal', 'Date', 'UseJob');
    const list = await at.xpm('GET', 'customfield.api/definition');
    expect(list.text).toContain(
      `<CustomFieldDefinition><UUID>${uuid}</UUID><Name>Renewal</Name><Type>Date</Type><LinkUrl></LinkUrl><Options></Options><UseClient>false</UseClient><UseContact>false</UseContact><UseJob>true</UseJob>`,
    );
    expect(list.text).toContain('<ValueElement>Date</ValueElement>');
    const body = `<CustomFieldDefinition><UUID>${uuid}</UUID><Name>Renewed</Name><Type>Date</Type></CustomFieldDefinition>`;
    expect((await at.xpm('PUT', 'customfield.api/update', body)).text).toContain('<UseJob>true</UseJob>');
    const path = `job.api/update/${openJob().number}/customfield`;
    await at.xpm('PUT', path, value(uuid, '<Date>20261231</Date>'));
    await at.xpm(
      'POST',
      'customfield.api/delete',
      `<CustomFieldDefinition><UUID>${uuid}</UUID></CustomFieldDefinition>`,
    );
    expect(held().customFieldValues).toMatchObject([{ values: {} }]);
    expect((await at.xpm('GET', `customfield.api/get/${uuid}`)).text).toContain(
      'Invalid custom field identifier',
    );
  });

  it('carry values on every kind of record, and an empty value element clears', async () => {
    const job = openJob();
    const contact = held().contacts[0]?.uuid ?? '';
    control().act({ act: 'add-time', jobNumber: job.number, staffUuid: held().staff[0]?.uuid });
    const cost = `<Cost><Job>${job.number}</Job><Date>20261110</Date><Description>Search</Description><Quantity>1</Quantity><UnitCost>5</UnitCost><UnitPrice>9</UnitPrice></Cost>`;
    const costUuid = uuidIn((await at.xpm('POST', 'job.api/cost', cost)).text);
    const places: readonly (readonly [string, string, string])[] = [
      ['UseClient', `client.api/get/${job.clientUuid}`, `client.api/update/${job.clientUuid}`],
      ['UseContact', `client.api/contact/${contact}`, `client.api/contact/${contact}`],
      ['UseJob', `job.api/get/${job.number}`, `job.api/update/${job.number}`],
      ['UseJobTask', `job.api/task/${job.tasks[0]?.uuid}`, `job.api/task/${job.tasks[0]?.uuid}`],
      ['UseJobCost', `job.api/cost/${costUuid}`, `job.api/cost/${costUuid}`],
      ['UseJobTime', `time.api/get/${held().times[0]?.uuid}`, `time.api/update/${held().times[0]?.uuid}`],
    ];
    for (const [use, read, write] of places) {
      const uuid = await define(use, 'Text', use);
      const reply = await at.xpm(
        'PUT',
        `${write}/customfield`,
        value(uuid, '<Text> kept & so </Text>'.replace('&', '&amp;')),
      );
      expect(reply.text).toBe(statusOnly('CustomField'));
      expect((await at.xpm('GET', `${read}/customfield`)).text).toContain(
        `<CustomFields><CustomField><UUID>${uuid}</UUID><Name>${use}</Name><Text> kept &amp; so </Text></CustomField></CustomFields>`,
      );
      await at.xpm('PUT', `${write}/customfield`, value(uuid, '<Text></Text>'));
      expect((await at.xpm('GET', `${read}/customfield`)).text).toContain('<CustomFields />');
    }
  });

  it('refuse a value of the wrong kind, and a field that is not for that record', async () => {
    const number = await define('Rooms', 'Number', 'UseClient');
    const path = `client.api/update/${held().clients[0]?.uuid}/customfield`;
    expect((await at.xpm('PUT', path, value(number, '<Number>many</Number>'))).text).toContain(
      'Invalid value',
    );
    expect((await at.xpm('PUT', path, value(number, '<Text>1</Text>'))).text).toContain(
      'missing - /CustomFields/CustomField/Number',
    );
    const other = `job.api/update/${openJob().number}/customfield`;
    expect((await at.xpm('PUT', other, value(number, '<Number>1</Number>'))).text).toContain(
      'Invalid custom field identifier',
    );
    expect(held().customFieldValues).toEqual([]);
  });
});
