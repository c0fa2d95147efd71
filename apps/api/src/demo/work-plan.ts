import type { Who } from './demo-members.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** A client by name (of two alike, one after the other), days until it is due, whose it is, what a person decided. */
export type PlannedWork = readonly [
  client: string,
  dueInDays: number,
  assignedTo: Who | null,
  byHand?: 'linked' | 'unlinked',
];

/** Work of one process. */
export type WorkGroup = {
  readonly process: string;
  readonly title: (calendar: WorkCalendar) => string;
  /** The day `dueInDays` counts from; today when absent. */
  readonly dueFrom?: (calendar: WorkCalendar) => string;
  readonly estimateMinutes: number;
  readonly items: readonly PlannedWork[];
};

const years: readonly WorkGroup[] = [
  {
    process: 'Annual accounts',
    title: ({ year }) => `Annual accounts ${year - 1}`,
    estimateMinutes: 480,
    items: [
      ['Harbour Lane Holdings Ltd', -12, 'tom'],
      ['Northland Dairy Partners LP', -6, 'mei'],
      ['Rangitoto Roofing 2010 Ltd', -2, 'mei'],
      ['Smith & Daughters Bakery Ltd', -9, null],
    ],
  },
  {
    process: 'Annual accounts',
    title: ({ year }) => `Annual accounts ${year}`,
    estimateMinutes: 480,
    items: [
      ['Kōwhai & Sons Builders Ltd', 0, 'mei'],
      ['O’Brien Plumbing Ltd', 1, 'mei'],
      ['Te Awa Orchards Ltd', 3, 'tom'],
      ['Smith Family Trust', 4, 'mei'],
      ['Smith Family Trust', 5, 'mei'],
      ['Bright Path Early Learning Ltd', 8, 'tom'],
      ['Pōhutukawa Physio Ltd', 10, 'mei'],
      ['Waimarie Tourism Ltd', 15, 'mei'],
      ['Kererū Design Studio Ltd', 17, 'tom'],
      ['Murray’s Motors (Tīmaru) Ltd', 22, null],
      ['Tūī Brewing Co Ltd', 24, 'mei'],
      ['Whakatāne Electrical Ltd', 29, null],
      ['The Kauri Grove Trust', 36, 'priya'],
      ['Ngāti Rua Charitable Trust', 43, 'tom'],
      ['McKenzie Children’s Trust', 57, null],
    ],
  },
  {
    process: 'Tax return',
    title: ({ year }) => `Tax return ${year}`,
    estimateMinutes: 90,
    items: [
      ['Aroha Ngata', -3, 'mei'],
      ['Bill Sutherland', 2, 'mei'],
      ['Chen Wei', 3, 'tom'],
      ['Daniel & Ruth Fraser', 7, 'mei'],
      ['Eleanor Hall', 7, 'priya'],
      ['Hēmi Pōtae', 9, 'mei'],
      ['Isabella Rossi', 14, null],
      ['Jack Thompson', 16, 'mei', 'unlinked'],
      ['Sinéad O’Neill', 21, 'tom'],
      ['D & P Williams Family Trust', 25, 'mei'],
      ['Lakeview No. 2 Trust', 31, null],
    ],
  },
];

const periods: readonly WorkGroup[] = [
  {
    process: 'GST return',
    title: ({ quarter }) => `GST return ${quarter.lastMonth}`,
    dueFrom: ({ quarter }) => quarter.dueDate,
    estimateMinutes: 60,
    items: [
      ['Harbour Lane Holdings Ltd', 0, 'priya', 'linked'],
      ['Kōwhai & Sons Builders Ltd', 0, 'mei', 'linked'],
      ['O’Brien Plumbing Ltd', 0, 'mei', 'linked'],
      ['Te Awa Orchards Ltd', 0, 'priya', 'linked'],
      ['Pōhutukawa Physio Ltd', 0, 'mei', 'linked'],
      ['Waimarie Tourism Ltd', 0, 'mei'],
      ['J & M Patel Superette Ltd', 0, null],
      ['Cape Foulwind Fisheries Ltd', 0, 'tom'],
    ],
  },
  {
    process: 'Payroll',
    title: ({ month }) => `Payroll ${month}`,
    dueFrom: ({ today }) => `${today.slice(0, 7)}-20`,
    estimateMinutes: 90,
    items: [
      ['Harbour Lane Holdings Ltd', 0, 'priya'],
      ['Kōwhai & Sons Builders Ltd', 0, 'mei'],
      ['O’Brien Plumbing Ltd', 0, 'mei'],
      ['Te Awa Orchards Ltd', 5, 'priya'],
      ['Bright Path Early Learning Ltd', 5, null],
    ],
  },
];

const group = (process: string, estimateMinutes: number, ...items: readonly PlannedWork[]): WorkGroup => ({
  process,
  title: ({ year }) => `${process} ${year}`,
  estimateMinutes,
  items,
});

/** The demo's work: yearly, quarterly and monthly, overdue, this week and later. */
export const workPlan: readonly WorkGroup[] = [
  ...years,
  ...periods,
  group('Advisory', 240, ['Harbour Lane Holdings Ltd', 2, 'tom'], ['Blue Pool Advisory Ltd', 11, 'tom']),
  group(
    'FBT return',
    60,
    ['Kōwhai & Sons Builders Ltd', 4, 'mei'],
    ['Lucky Dragon Restaurant Ltd', 18, null],
  ),
  group('Xero clean-up', 240, ['O’Brien Plumbing Ltd', 6, 'mei'], ['Fern & Fog Florists Ltd', 20, 'mei']),
  group('Provisional tax', 45, ['Te Awa Orchards Ltd', 5, 'tom', 'unlinked']),
  group('Audit', 1_800, ['Bright Path Early Learning Ltd', 34, 'tom']),
  group('Client meeting', 60, ['Harbour Lane Holdings Ltd', 1, 'tom']),
  group(
    'Manager review',
    60,
    ['Harbour Lane Holdings Ltd', 3, 'tom'],
    ['Pōhutukawa Physio Ltd', 12, 'tom', 'linked'],
    ['Kōwhai & Sons Builders Ltd', 4, 'tom'],
    ['Te Awa Orchards Ltd', 6, 'tom'],
    ['Kererū Design Studio Ltd', 15, 'tom'],
  ),
  group('Company set-up', 180, ['Northland Dairy Partners LP', 13, 'mei']),
  group('Bookkeeping – monthly', 120, ['O’Brien Plumbing Ltd', 2, 'mei']),
  group('Trustee minutes', 30, ['Harbour Lane Trust', -1, 'mei'], ['The Kauri Grove Trust', 9, 'priya']),
];
