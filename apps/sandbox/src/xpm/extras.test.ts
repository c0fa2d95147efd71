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

describe('documents', () => {
  it('are added to jobs and clients and listed there', async () => {
    const job = openJob();
    const file =
      '<Title>Letter</Title><Text>Signed\nby both</Text><FileName>letter.pdf</FileName><Content>JVBERi0x</Content>';
    const added = await at.xpm(
      'POST',
      'job.api/document',
      `<Document><Job>${job.number}</Job>${file}</Document>`,
    );
    expect(added.text).toBe(statusOnly('Document'));
    const list = await at.xpm('GET', `job.api/documents/${job.number}`);
    expect(list.text).toContain(
      '<Document><Title>Letter</Title><Text>Signed\nby both</Text><Folder></Folder><Date>20261123</Date><CreatedBy>Tom Ashby</CreatedBy><FileName>letter.pdf</FileName><URL>',
    );
    control().setSwitch('P-01', 'date-time');
    expect((await at.xpm('GET', `job.api/documents/${job.number}`)).text).toContain(
      '<Date>2026-11-23T00:00:00',
    );
    const client = `<Document><Client><UUID>${job.clientUuid}</UUID></Client>${file}</Document>`;
    await at.xpm('POST', 'client.api/document', client);
    expect((await at.xpm('GET', `client.api/documents/${job.clientUuid}`)).text).toContain('letter.pdf');
    const broken = `<Document><Job>${job.number}</Job>${file.replace('JVBERi0x', 'not base64')}</Document>`;
    expect((await at.xpm('POST', 'job.api/document', broken)).text).toContain('/Document/Content');
    expect(held().documents).toHaveLength(2);
  });
});

describe('quotes', () => {
  it('are made of a job as drafts with its tasks, and shown in detail', async () => {
    const job = openJob();
    const made = await at.xpm('POST', `job.api/createquote/${job.number}`);
    expect(made.text).toBe(
      '<Response api-method="CreateQuote"><Status>OK</Status><ID>Q000001</ID></Response>',
    );
    const quote = await at.xpm('GET', 'quote.api/get/Q000001');
    expect(quote.text).toContain('<Type>Quote</Type><State>Draft</State>');
    expect(quote.text).toContain(
      '<EstimatedMinutes>480</EstimatedMinutes><BillableRate>180.00</BillableRate><Billable>Yes</Billable><Amount>1440.00</Amount>',
    );
    expect((await at.xpm('GET', 'quote.api/draft')).text).toContain('Q000001');
    expect((await at.xpm('GET', 'quote.api/current')).text).toContain('<Quotes />');
    const estimate = await at.xpm('POST', `job.api/createestimate/${job.number}`);
    expect(estimate.text).toContain('<ID>Q000002</ID>');
    expect((await at.xpm('POST', 'job.api/createquote/none')).text).toContain('Invalid job identifier');
  });
});

describe('what no evidence settles', () => {
  it('is answered with nothing, or with what the call touched (U-02)', async () => {
    const job = openJob();
    const note = `<Note><Job>${job.number}</Job><Title>T</Title><Text>x</Text></Note>`;
    const staff = `<Staff><UUID>${held().staff[1]?.uuid}</UUID></Staff>`;
    const calls = async () => [
      (await at.xpm('PUT', `job.api/task/${job.tasks[0]?.uuid}/complete`)).text,
      (await at.xpm('POST', 'job.api/note', note)).text,
      (await at.xpm('POST', 'staff.api/disable', staff)).text,
    ];
    expect(await calls()).toEqual(['Complete', 'Note', 'Disable'].map(statusOnly));
    control().setSwitch('U-02', 'what-was-touched');
    const [task, echoed, person] = await calls();
    expect(task).toContain('<Completed>true</Completed>');
    expect(echoed).toContain('<Title>T</Title>');
    expect(person).toContain('<Name>Mei Tanaka</Name>');
    expect((await at.xpm('POST', 'staff.api/delete', staff)).text).toBe(statusOnly('Delete'));
  });

  it('is how a page size out of range and another spelling of true are taken (U-31, U-32)', async () => {
    const sizes = async () => [
      (await at.xpm('GET', 'client.api/paged-list?pageSize=0')).status,
      (await at.xpm('GET', 'client.api/paged-list?pageToken=x')).status,
    ];
    expect(await sizes()).toEqual([400, 400]);
    control().setSwitch('U-31', 'nearest-size-first-page');
    expect(await sizes()).toEqual([200, 200]);
    const tasks = async () => (await at.xpm('GET', 'job.api/current?detailed=True')).text.includes('<Tasks');
    expect(await tasks()).toBe(false);
    control().setSwitch('U-32', 'true');
    expect(await tasks()).toBe(true);
  });
});

describe('the cost catalogue', () => {
  it('is paged from 1, changed, and wiped by DeleteAll', async () => {
    const body = '<Cost><Description>Courier</Description><Code>C1</Code><UnitPrice>12</UnitPrice></Cost>';
    const uuid = uuidIn((await at.xpm('POST', 'cost.api/add', body)).text);
    expect((await at.xpm('GET', 'cost.api/list')).status).toBe(400);
    expect((await at.xpm('GET', 'cost.api/list?page=1')).text).toContain('</Costs><Records>1</Records>');
    expect((await at.xpm('GET', 'cost.api/list?page=2')).text).toContain('<Costs /><Records>0</Records>');
    const change = `<Cost><UUID>${uuid}</UUID><Description>Post</Description></Cost>`;
    expect((await at.xpm('PUT', 'cost.api/update', change)).text).toContain('<Code>C1</Code>');
    expect((await at.xpm('POST', 'cost.api/deleteall', '<Cost />')).text).toContain('ERROR');
    await at.xpm('POST', 'cost.api/deleteall', '<DeleteAll />');
    expect((await at.xpm('GET', `cost.api/get/${uuid}`)).text).toContain('Invalid cost identifier');
  });
});

describe('texts', () => {
  it('of notes and costs are kept to the last blank and line end', async () => {
    const job = openJob();
    const note = `<Note><Job>${job.number}</Job><Title> T </Title><Text> a\n b \n</Text><Public>true</Public></Note>`;
    expect((await at.xpm('POST', 'job.api/note', note)).text).toBe(statusOnly('Note'));
    expect((await at.xpm('GET', `job.api/get/${job.number}`)).text).toContain(
      '<Title> T </Title><Text> a\n b \n</Text>',
    );
    const cost = `<Cost><Job>${job.number}</Job><Date>20261110</Date><Description> d </Description><Note> n\n</Note><Quantity>2</Quantity><UnitCost>5</UnitCost><UnitPrice>9.5</UnitPrice></Cost>`;
    expect((await at.xpm('POST', 'job.api/cost', cost)).text).toContain(
      '<Description> d </Description><Code></Code><Note> n\n</Note><Quantity>2.00</Quantity>',
    );
    expect(held().jobs.find(({ uuid }) => uuid === job.uuid)?.financials.costs).toBe('19.00');
    control().act({ act: 'lock-date', lockDate: '2026-11-10' });
    expect((await at.xpm('POST', 'job.api/cost', cost)).text).toContain('Date falls within a locked period');
  });
});
