import type { Random } from '../world/random.ts';

export type ClientKind = 'company' | 'trust' | 'individual';

export interface ClientName {
  readonly name: string;
  readonly kind: ClientKind;
}

const companies = [
  'Harbour Lane Holdings Ltd',
  'Kōwhai & Sons Builders Ltd',
  'O’Brien Plumbing Ltd',
  'Te Awa Orchards Ltd',
  'Bright Path Early Learning Ltd',
  'Northland Dairy Partners LP',
  'Pōhutukawa Physio Ltd',
  'Smith & Daughters Bakery Ltd',
  'Waimarie Tourism Ltd',
  'Cape Foulwind Fisheries Ltd',
  'Rangitoto Roofing 2010 Ltd',
  'J & M Patel Superette Ltd',
  'Kererū Design Studio Ltd',
  'Ashburton Agri Services Ltd',
  'Lucky Dragon Restaurant Ltd',
  'Murray’s Motors (Tīmaru) Ltd',
  'Tūī Brewing Co Ltd',
  'Fern & Fog Florists Ltd',
  'Whakatāne Electrical Ltd',
  'Blue Pool Advisory Ltd',
] as const;

const trusts = [
  'Smith Family Trust',
  'Smith Family Trust',
  'Harbour Lane Trust',
  'The Kauri Grove Trust',
  'D & P Williams Family Trust',
  'Ngāti Rua Charitable Trust',
  'O’Sullivan Investment Trust',
  'Te Whare Tāonga Trust',
  'Lakeview No. 2 Trust',
  'McKenzie Children’s Trust',
] as const;

const people = [
  'Aroha Ngata',
  'Bill Sutherland',
  'Chen Wei',
  'Daniel & Ruth Fraser',
  'Eleanor Hall',
  'Hēmi Pōtae',
  'Isabella Rossi',
  'Jack Thompson',
  'Lucy van der Meer',
  'Sinéad O’Neill',
] as const;

/** The clients of the demo in their order. The first three are those of the tiny profile. */
const known: readonly ClientName[] = [
  ...companies.map((name): ClientName => ({ name, kind: 'company' })),
  ...trusts.map((name): ClientName => ({ name, kind: 'trust' })),
  ...people.map((name): ClientName => ({ name, kind: 'individual' })),
];

const firstParts = [
  'Kahu',
  'Coastal',
  'Southern',
  'Alpine',
  'Tasman',
  'Kea',
  'Harakeke',
  'Summit',
  'Bayview',
  'Mānuka',
];
const secondParts = [
  'Transport',
  'Joinery',
  'Dental',
  'Farms',
  'Software',
  'Cafe',
  'Properties',
  'Engineering',
  'Vets',
];

/** Names for so many clients: the known ones first, made-up companies after them. */
export function clientNames(count: number, random: Random): ClientName[] {
  return Array.from({ length: count }, (_, index) => {
    const made = `${random.pick(firstParts)} ${random.pick(secondParts)} ${index} Ltd`;
    return known[index] ?? { name: made, kind: 'company' };
  });
}
