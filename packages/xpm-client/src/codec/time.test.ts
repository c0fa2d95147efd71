import { describe, expect, it } from 'vitest';

import { jobNumber, jobTaskUuid, staffUuid, timeUuid } from '../ids.ts';
import { elementOf } from '../testing/element-of.ts';
import { TIME_XML, TIMED_TIME_XML } from '../testing/samples.ts';
import { ShapeError } from './shape-error.ts';
import { readTime, writeTimesheet, type NewXpmTime } from './time.ts';

const ENTRY: NewXpmTime = {
  job: jobNumber('J000412'),
  task: jobTaskUuid('1f0d3e5c-7a6b-4c2d-9e8f-0a1b2c3d4e5f'),
  staff: staffUuid('b7b0c7a1-54a0-4f2e-8d36-0f9a7c1d2e33'),
  date: '2026-11-23',
  minutes: 90,
  note: 'Ledger tidy & VAT check',
};
const HEAD =
  '<Job>J000412</Job><TaskUUID>1f0d3e5c-7a6b-4c2d-9e8f-0a1b2c3d4e5f</TaskUUID>' +
  '<StaffUUID>b7b0c7a1-54a0-4f2e-8d36-0f9a7c1d2e33</StaffUUID><Date>20261123</Date>';

describe('readTime', () => {
  it('reads an entry of a duration', () => {
    expect(readTime(elementOf(TIME_XML))).toEqual({
      uuid: 'd2c1b0a9-8f7e-4d6c-9b5a-4f3e2d1c0b9a',
      job: 'J000412',
      jobName: 'Annual accounts 2026',
      task: '1f0d3e5c-7a6b-4c2d-9e8f-0a1b2c3d4e5f',
      taskName: 'Review',
      staff: 'b7b0c7a1-54a0-4f2e-8d36-0f9a7c1d2e33',
      staffName: 'Mere Tāmaki',
      date: '2026-11-23',
      minutes: 90,
      start: null,
      end: null,
      note: 'Ledger tidy & VAT check',
      billable: true,
      invoiceLine: null,
    });
  });

  it('reads an invoiced correction with times, in another order', () => {
    expect(readTime(elementOf(TIMED_TIME_XML))).toEqual({
      uuid: 'e2c1b0a9-8f7e-4d6c-9b5a-4f3e2d1c0b9a',
      job: ' 007 ',
      jobName: 'Odd one ',
      task: '1f0d3e5c-7a6b-4c2d-9e8f-0a1b2c3d4e5f',
      taskName: 'Review',
      staff: 'b7b0c7a1-54a0-4f2e-8d36-0f9a7c1d2e33',
      staffName: '',
      date: '2026-11-22',
      minutes: -30,
      start: '09:05',
      end: '13:00',
      note: 'two\nlines ',
      billable: false,
      invoiceLine: 'aaaaaaaa-0000-4000-8000-000000000001',
    });
  });

  it('takes an empty invoice line for none', () => {
    const xml = TIME_XML.replace('</Time>', '<InvoiceTaskUUID></InvoiceTaskUUID><Start/><End/></Time>');
    expect(readTime(elementOf(xml))).toMatchObject({ invoiceLine: null, start: null, end: null });
  });

  it.each([
    ['a UUID cut short', 'd2c1b0a9-8f7e-4d6c-9b5a-4f3e2d1c0b9a', 'd2c1b0a9'],
    ['minutes in words', '<Minutes>90', '<Minutes>ninety'],
    ['no date', '<Date>2026-11-23T00:00:00</Date>', ''],
    ['two notes', '<Note>', '<Note></Note><Note>'],
    ['staff that is nobody', '<UUID>b7b0c7a1-54a0-4f2e-8d36-0f9a7c1d2e33</UUID>', ''],
    ['a zone on its date', 'T00:00:00', 'T00:00:00Z'],
  ])('refuses an entry with %s whole', (_what, from, to) => {
    expect(() => readTime(elementOf(TIME_XML.replace(from, to)))).toThrow(ShapeError);
  });
});

describe('writeTimesheet', () => {
  it('writes a new entry', () => {
    expect(writeTimesheet(ENTRY, null)).toBe(
      `<Timesheet>${HEAD}<Minutes>90</Minutes><Note>Ledger tidy &amp; VAT check</Note></Timesheet>`,
    );
  });

  it('writes a change with its UUID, and clears a note that is gone', () => {
    const uuid = timeUuid('D2C1B0A9-8F7E-4D6C-9B5A-4F3E2D1C0B9A');
    expect(writeTimesheet({ ...ENTRY, note: '' }, uuid)).toBe(
      `<Timesheet><UUID>d2c1b0a9-8f7e-4d6c-9b5a-4f3e2d1c0b9a</UUID>${HEAD}<Minutes>90</Minutes><Note></Note></Timesheet>`,
    );
  });

  it('leaves an empty note out of a new entry', () => {
    expect(writeTimesheet({ ...ENTRY, note: '' }, null)).not.toContain('Note');
  });

  it('writes a start and an end instead of their minutes', () => {
    expect(writeTimesheet({ ...ENTRY, start: '9:00', end: '10:30', note: '' }, null)).toBe(
      `<Timesheet>${HEAD}<Start>09:00</Start><End>10:30</End></Timesheet>`,
    );
  });

  it.each([
    ['a date that does not exist', { date: '2026-02-30' }],
    ['half a minute', { minutes: 1.5 }],
    ['minutes that are no number', { minutes: Number.NaN }],
    ['a start without an end', { start: '09:00' }],
    ['an end without a start', { end: '09:00' }],
    ['other minutes than its start and end make', { start: '09:00', end: '10:00' }],
  ])('refuses %s', (_what, change) => {
    expect(() => writeTimesheet({ ...ENTRY, ...change }, null)).toThrow(RangeError);
  });
});
