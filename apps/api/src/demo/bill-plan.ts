type PlannedLine = readonly [account: string, quantity: string, unitAmount: string, description: string];

/** A client bill of this month; lines are tax exclusive, money in NZD. */
export type PlannedBill = {
  readonly client: string;
  readonly daysAgo: number;
  readonly isApproved: boolean;
  readonly lines: readonly PlannedLine[];
};

/** Approved and ready, drafts, one whose contact is archived in Xero, and one on the account without a code. */
export const billPlan: readonly PlannedBill[] = [
  {
    client: 'Kōwhai & Sons Builders Ltd',
    daysAgo: 0,
    isApproved: true,
    lines: [
      ['Fees', '1', '2400.00', 'Annual accounts and tax return'],
      ['Fees', '4.5', '185.00', 'GST advice on the land sale'],
      ['Disbursements', '1', '45.00', 'Companies Office filing'],
    ],
  },
  {
    client: 'Te Awa Orchards Ltd',
    daysAgo: 0,
    isApproved: true,
    lines: [['Fees', '6.25', '165.00', 'Payroll and GST, this quarter']],
  },
  {
    client: 'Harbour Lane Holdings Ltd',
    daysAgo: 1,
    isApproved: true,
    lines: [
      ['Fees', '12', '220.00', 'Refinancing advice, first instalment'],
      ['Disbursements', '3', '15.33', 'Title searches'],
    ],
  },
  {
    client: 'Waimarie Tourism Ltd',
    daysAgo: 2,
    isApproved: true,
    lines: [['Fees', '1', '750.00', 'GST return and queries']],
  },
  {
    client: 'Pōhutukawa Physio Ltd',
    daysAgo: 2,
    isApproved: true,
    lines: [['Fees', '1.5', '185.00', 'Meeting about the second rooms']],
  },
  {
    client: 'O’Brien Plumbing Ltd',
    daysAgo: 0,
    isApproved: false,
    lines: [
      ['Fees', '8', '165.00', 'Xero clean-up'],
      ['Fees', '2.5', '185.00', 'Payroll set-up for two new staff'],
    ],
  },
  {
    client: 'Smith & Daughters Bakery Ltd',
    daysAgo: 3,
    isApproved: false,
    lines: [['Fees', '1', '1950.00', 'Annual accounts']],
  },
  {
    client: 'Northland Dairy Partners LP',
    daysAgo: 1,
    isApproved: false,
    lines: [['Consulting', '20', '300.00', 'Succession plan for the partnership']],
  },
];
