import { describe, expect, it } from 'vitest';

import { clock, counted, duration, money, moneyWithSymbol, spokenMoney } from './format.ts';

describe('duration', () => {
  it('shows whole minutes as h:mm and an unknown number as a dash', () => {
    expect([duration(0), duration(66), duration(815), duration(null)]).toEqual([
      '0:00',
      '1:06',
      '13:35',
      '—',
    ]);
  });
});

describe('clock', () => {
  it.each([
    [0, '0:00:00'],
    [2_832, '0:47:12'],
    [2_832.9, '0:47:12'],
    [37_805, '10:30:05'],
    [-3, '0:00:00'],
  ])('shows %d seconds as %s', (seconds, shown) => {
    expect(clock(seconds)).toBe(shown);
  });
});

describe('money', () => {
  it('groups thousands, keeps two decimals and knows zero from unknown', () => {
    expect([money(431_250), money(5), money(0), money(null)]).toEqual(['4,312.50', '0.05', '0.00', '—']);
  });

  it('puts the minus before the symbol, and pounds for the UK', () => {
    expect([moneyWithSymbol(-163_000, 'NZ'), moneyWithSymbol(701_500, 'UK')]).toEqual([
      '−$1,630.00',
      '£7,015.00',
    ]);
  });

  it('speaks the currency by name', () => {
    expect(spokenMoney(431_250, 'NZ')).toBe('4,312.50 New Zealand dollars');
  });
});

describe('counted', () => {
  it('fits the noun to the number', () => {
    expect([counted(1, 'entry', 'entries'), counted(5_012, 'entry', 'entries')]).toEqual([
      '1 entry',
      '5,012 entries',
    ]);
  });
});
