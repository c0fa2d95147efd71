import { describe, expect, it } from 'vitest';

import { compareBills } from './compare-bills.ts';
import { compareTimes } from './compare-times.ts';
import { billsCsv, timeCsv } from './csv-rows.ts';
import { billHere, entryHere, invoiceThere, noon, recordThere, uuid } from './samples.fixture.ts';
import { toCsv } from './to-csv.ts';

const line = (...cells: Parameters<typeof toCsv>[1][number]) => toCsv([], [cells]).split('\r\n')[1];

describe('a table for spreadsheets', () => {
  it('quotes commas, quotes and line ends, and ends lines with CRLF', () => {
    expect(toCsv(['a', 'b'], [['Smith, A. & B.', 'said "no"\nlater']])).toBe(
      'a,b\r\n"Smith, A. & B.","said ""no""\nlater"\r\n',
    );
  });

  it.each(['=1+1', '+64 9', '-5', '@sum', '\tx', '\rx', '\nx', '＝1', '＋1', '－1', '＠x'])(
    'keeps %j from being a formula',
    (text) => {
      expect(line(text)?.replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it.each(['Kōwhai Holdings Ltd', 'J-2417', 'a=b', ' =1', '', '1:12'])('leaves %j as it is', (text) => {
    expect(line(text)).toBe(text);
  });

  it('leaves numbers numbers, negative ones too, and nothing empty', () => {
    expect(line({ number: '-4312.50' }, null, { number: '0.00' })).toBe('-4312.50,,0.00');
  });
});

const when = () => '17 Nov 2026 12:00';

it('writes time with both sides, what is so, and who explained it', () => {
  const sides = {
    here: [entryHere({ state: 'blocked', reason: 'changed_in_xpm', note: '=HYPERLINK("x")' })],
    there: [recordThere({ minutes: 90, hash: 'h2', isInvoiced: true })],
    sweptAt: noon,
  };
  const fingerprint = compareTimes({ ...sides, accepted: new Map() })[0]?.fingerprint ?? '';
  const accepted = new Map([[fingerprint, { reason: '-ok', by: 'Tom Ashby', at: '2026-11-17T12:00:00Z' }]]);
  const [head = '', row = ''] = timeCsv(compareTimes({ ...sides, accepted }), when).split('\r\n');
  expect(head).toMatch(/^How it stands,Person,Day,Job,Task,Time here,Time in XPM,/);
  expect(row).toMatch(/^differs,Mei Tanaka,12 Nov 2026,J-2417,Tax return,1:12,1:30,"'=HYPERLINK\(""x""\)",/);
  expect(row).toContain(`,Tom Ashby,17 Nov 2026 12:00,'-ok,${uuid(1)}`);
});

it('writes client bills with plain amounts and their difference', () => {
  const there = [invoiceThere({ totalCents: 431_251 })];
  const items = compareBills({ here: [billHere()], there, accepted: new Map(), sweptAt: noon });
  const [, row = ''] = billsCsv(items, when).split('\r\n');
  expect(row).toMatch(
    /^differs,HL-0412,Kōwhai Holdings Ltd,18 Nov 2026,NZD,4312\.50,4312\.51,-0\.01,"HL-0412 was edited in Xero:/,
  );
});
