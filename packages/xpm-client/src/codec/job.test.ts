import { describe, expect, it } from 'vitest';

import {
  categoryUuid,
  clientUuid,
  jobNumber,
  jobTaskUuid,
  jobUuid,
  staffUuid,
  taskDefUuid,
  templateUuid,
} from '../ids.ts';
import { elementOf } from '../testing/element-of.ts';
import { BARE_JOB_XML, JOB_XML, PLAIN_JOB_XML } from '../testing/samples.ts';
import { readJobCost } from './job-cost.ts';
import { readJobTask, writeJobTaskChange, writeNewJobTask } from './job-task.ts';
import {
  writeAssignments,
  writeJobChange,
  writeJobState,
  writeNewJob,
  writeTemplateUse,
} from './job-write.ts';
import { readJob } from './job.ts';
import { readNote, writeJobNote } from './note.ts';
import { ShapeError } from './shape-error.ts';

const MERE = { uuid: 'b7b0c7a1-54a0-4f2e-8d36-0f9a7c1d2e33', name: 'Mere Tāmaki' };
const JOB = { number: jobNumber('J000412'), uuid: jobUuid('6f5a0a52-3c1b-4f8e-8a1e-2f5b7b0c9d41') };
const ADDRESS = '<ID>J000412</ID><UUID>6f5a0a52-3c1b-4f8e-8a1e-2f5b7b0c9d41</UUID>';
const STAFF = staffUuid(MERE.uuid);
const TASK = jobTaskUuid('1f0d3e5c-7a6b-4c2d-9e8f-0a1b2c3d4e5f');
const DEFINITION = taskDefUuid('a9e8d7c6-b5a4-4f3e-8d2c-1b0a9f8e7d6c');

describe('readJob', () => {
  it('reads a detailed job with its tasks', () => {
    expect(readJob(elementOf(JOB_XML))).toEqual({
      number: 'J000412',
      uuid: '6f5a0a52-3c1b-4f8e-8a1e-2f5b7b0c9d41',
      name: 'Annual accounts 2026',
      description: '',
      client: { uuid: '0c9b8a77-0d14-4d0e-b6a2-3d5f6f1f2a21', name: 'Harbour Lane Holdings Ltd' },
      clientOrderNumber: 'ENG-2026-17',
      budget: '2400.00',
      state: 'In Progress',
      category: 'Compliance',
      startDate: '2026-04-01',
      dueDate: '2027-03-31',
      completedDate: null,
      contact: null,
      manager: MERE,
      partner: null,
      assigned: [MERE],
      tasks: [
        {
          uuid: '1f0d3e5c-7a6b-4c2d-9e8f-0a1b2c3d4e5f',
          definition: 'a9e8d7c6-b5a4-4f3e-8d2c-1b0a9f8e7d6c',
          name: 'Review',
          label: '',
          description: '',
          estimatedMinutes: 240,
          actualMinutes: 90,
          completed: false,
          billable: true,
          folder: '',
          startDate: null,
          dueDate: null,
          assigned: [],
        },
      ],
      milestones: [],
      notes: [],
    });
  });

  it('tells a plain job, whose tasks are not told, from one without tasks', () => {
    expect(readJob(elementOf(PLAIN_JOB_XML))).toMatchObject({ tasks: null, milestones: null, notes: null });
  });

  it('reads a bare job with an odd number and an empty manager', () => {
    expect(readJob(elementOf(BARE_JOB_XML))).toMatchObject({
      number: 'A/7 b',
      description: 'one\ntwo',
      budget: null,
      category: null,
      manager: null,
      assigned: [],
      clientOrderNumber: '',
    });
  });

  it.each([
    ['without a client', BARE_JOB_XML.replace(/<Client>.*<\/Client>/, '')],
    [
      'with a manager who has no UUID',
      BARE_JOB_XML.replace('<Manager />', '<Manager><Name>x</Name></Manager>'),
    ],
  ])('refuses a job %s', (_what, xml) => expect(() => readJob(elementOf(xml))).toThrow(ShapeError));

  it('reads a plain job as the documentation prints it, without UUID and dates', () => {
    const xml = BARE_JOB_XML.replace(/<UUID>.*?<\/UUID>/, '').replace(/<(Start|Due)Date>.*?<\/\1Date>/g, '');
    expect(readJob(elementOf(xml))).toMatchObject({
      number: 'A/7 b',
      uuid: null,
      startDate: null,
      dueDate: null,
    });
  });

  it('reads milestones, notes and their comments', () => {
    const xml = JOB_XML.replace(
      '<Milestones /><Notes />',
      '<Milestones><Milestone><UUID>m</UUID><Date>2026-05-01T00:00:00</Date><Description>Sign</Description><Completed>true</Completed><Folder></Folder></Milestone></Milestones>' +
        '<Notes><Note><UUID>n</UUID><Title>Call</Title><Text>a&#13;\nb</Text><Folder /><Date>2026-11-23T14:05:09</Date><CreatedBy>Mere</CreatedBy>' +
        '<Comments><Comment><UUID>c</UUID><Text>ok</Text><Date>2026-11-24T08:00:00</Date><CreatedBy>Ana</CreatedBy></Comment></Comments></Note></Notes>',
    );
    const job = readJob(elementOf(xml));
    expect(job.milestones).toEqual([
      { uuid: 'm', date: '2026-05-01', description: 'Sign', completed: true, folder: '' },
    ]);
    expect(job.notes).toEqual([
      {
        uuid: 'n',
        title: 'Call',
        text: 'a\r\nb',
        folder: '',
        tag: '',
        date: '2026-11-23T14:05:09',
        createdBy: 'Mere',
        comments: [{ uuid: 'c', text: 'ok', date: '2026-11-24T08:00:00', createdBy: 'Ana' }],
      },
    ]);
  });

  it('reads a note that is undated', () => {
    expect(readNote(elementOf('<Note><Title>t</Title><Tag>x</Tag></Note>'))).toMatchObject({
      date: null,
      tag: 'x',
    });
  });
});

describe('readJobTask', () => {
  it('reads a scheduled task with those assigned', () => {
    const xml =
      `<Task><UUID>${TASK}</UUID><Name>Review</Name><Label>Partner review</Label><TaskUUID>${DEFINITION}</TaskUUID>` +
      '<EstimatedMinutes>0</EstimatedMinutes><ActualMinutes>0</ActualMinutes><Description></Description><Completed>true</Completed>' +
      '<Billable>false</Billable><Folder></Folder><StartDate>2026-04-01T00:00:00</StartDate><DueDate>2026-04-30T00:00:00</DueDate>' +
      `<Assigned><Staff><UUID>${STAFF}</UUID><Name>Mere Tāmaki</Name><AllocatedMinutes>60</AllocatedMinutes></Staff>` +
      `<Staff><UUID>${STAFF}</UUID><Name>Mere Tāmaki</Name></Staff></Assigned></Task>`;
    expect(readJobTask(elementOf(xml))).toMatchObject({
      label: 'Partner review',
      completed: true,
      billable: false,
      startDate: '2026-04-01',
      dueDate: '2026-04-30',
      assigned: [
        { ...MERE, allocatedMinutes: 60 },
        { ...MERE, allocatedMinutes: null },
      ],
    });
  });
});

describe('readJobCost', () => {
  it('reads amounts as they are written', () => {
    const xml =
      '<Cost><UUID>c0000000-0000-4000-8000-000000000009</UUID><Date>2026-05-01T00:00:00</Date><Description>Filing</Description><Code></Code>' +
      '<Note></Note><Quantity>1.00</Quantity><UnitCost>10.005</UnitCost><UnitPrice></UnitPrice><Billable>true</Billable></Cost>';
    expect(readJobCost(elementOf(xml))).toEqual({
      uuid: 'c0000000-0000-4000-8000-000000000009',
      date: '2026-05-01',
      description: 'Filing',
      code: '',
      note: '',
      quantity: '1.00',
      unitCost: '10.005',
      unitPrice: null,
      billable: true,
    });
  });
});

describe('writing jobs', () => {
  it('writes a new job with all it may say', () => {
    const xml = writeNewJob({
      number: jobNumber('A & B'),
      name: 'Accounts',
      description: '',
      client: clientUuid('0c9b8a77-0d14-4d0e-b6a2-3d5f6f1f2a21'),
      startDate: '2026-04-01',
      dueDate: '2027-03-31',
      clientOrderNumber: 'ENG-1',
      template: templateUuid('e0000000-0000-4000-8000-000000000001'),
      category: categoryUuid('e0000000-0000-4000-8000-000000000002'),
      budget: '2400.00',
    });
    expect(xml).toBe(
      '<Job><ID>A &amp; B</ID><Name>Accounts</Name><Description></Description><ClientUUID>0c9b8a77-0d14-4d0e-b6a2-3d5f6f1f2a21</ClientUUID>' +
        '<StartDate>20260401</StartDate><DueDate>20270331</DueDate><ClientNumber>ENG-1</ClientNumber>' +
        '<TemplateUUID>e0000000-0000-4000-8000-000000000001</TemplateUUID><CategoryUUID>e0000000-0000-4000-8000-000000000002</CategoryUUID><Budget>2400.00</Budget></Job>',
    );
  });

  it('writes only what changes of a job', () => {
    expect(
      writeJobChange({ number: JOB.number, name: 'x', startDate: '2026-04-01', dueDate: '2026-04-02' }),
    ).toBe(
      '<Job><ID>J000412</ID><Name>x</Name><StartDate>20260401</StartDate><DueDate>20260402</DueDate></Job>',
    );
  });

  it('writes a state, an address and a template', () => {
    expect(writeJobState(JOB, 'COMPLETED')).toBe(`<Job>${ADDRESS}<State>COMPLETED</State></Job>`);
    expect(writeJobState(JOB, null)).toBe(`<Job>${ADDRESS}</Job>`);
    expect(
      writeTemplateUse(JOB, templateUuid('e0000000-0000-4000-8000-000000000001'), 'AppendExisting'),
    ).toBe(
      `<Job>${ADDRESS}<TemplateUUID>e0000000-0000-4000-8000-000000000001</TemplateUUID><TaskMode>AppendExisting</TaskMode></Job>`,
    );
  });

  it('writes every kind of assignment in the order given', () => {
    expect(
      writeAssignments(JOB, [
        { change: 'remove_manager' },
        { change: 'add', staff: STAFF },
        { change: 'add', staff: STAFF, task: TASK },
        { change: 'remove', staff: STAFF, task: TASK },
        { change: 'set_manager', staff: STAFF },
        { change: 'set_partner', staff: STAFF },
        { change: 'remove_partner' },
      ]),
    ).toBe(
      `<Job>${ADDRESS}<remove-manager></remove-manager><add uuid="${STAFF}"></add><add uuid="${STAFF}" task-uuid="${TASK}"></add>` +
        `<remove uuid="${STAFF}" task-uuid="${TASK}"></remove><add-manager uuid="${STAFF}"></add-manager><add-partner uuid="${STAFF}"></add-partner>` +
        '<remove-partner></remove-partner></Job>',
    );
  });

  it('names the definition when it makes a task and the instance when it changes one', () => {
    expect(writeNewJobTask(JOB.number, DEFINITION, { estimatedMinutes: 60, dueDate: '2026-04-30' })).toBe(
      `<Task><Job>J000412</Job><TaskUUID>${DEFINITION}</TaskUUID><EstimatedMinutes>60</EstimatedMinutes><DueDate>20260430</DueDate></Task>`,
    );
    expect(writeJobTaskChange(TASK, { estimatedMinutes: 0, label: 'L', description: '' })).toBe(
      `<Task><TaskUUID>${TASK}</TaskUUID><Label>L</Label><Description></Description><EstimatedMinutes>0</EstimatedMinutes></Task>`,
    );
    expect(() => writeJobTaskChange(TASK, { estimatedMinutes: 0.5 })).toThrow(RangeError);
  });

  it('writes a note', () => {
    expect(writeJobNote(JOB.number, { title: 'T', text: 'a\r\nb', public: false })).toBe(
      '<Note><Job>J000412</Job><Title>T</Title><Text>a&#13;\nb</Text><Public>false</Public></Note>',
    );
  });
});
