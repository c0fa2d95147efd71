import type { countries } from '../db/schema/practices.ts';

export type Country = (typeof countries)[number];

/** What a practice of a country starts with: the first day of its financial year, `MM-DD`, and a time zone. */
export const countryDefaults = {
  NZ: { financialYearStart: '04-01', timeZone: 'Pacific/Auckland' },
  AU: { financialYearStart: '07-01', timeZone: 'Australia/Sydney' },
  UK: { financialYearStart: '04-06', timeZone: 'Europe/London' },
} as const satisfies Record<Country, { financialYearStart: string; timeZone: string }>;
