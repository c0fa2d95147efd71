import { IconAlertTriangle, IconCheck, IconCircleDashed, IconHandStop } from '@tabler/icons-react';

import type { StateLook } from '../../components/state-looks.ts';
import type { Choice } from './mapping-options.ts';
import type { LedgerAccount } from './mapping-types.ts';

const mapped: StateLook = { word: 'Mapped', icon: IconCheck, colour: 'green', quiet: true };
const half: StateLook = { word: 'Choose a tax type', icon: IconAlertTriangle, colour: 'amber', quiet: false };
const open: StateLook = { word: 'Not mapped', icon: IconCircleDashed, colour: 'gray', quiet: false };

const words = {
  unmapped: 'Not mapped',
  gone: 'Gone from Xero',
  no_code: 'No code in Xero',
  archived: 'Archived in Xero',
  bank: 'A bank account',
  system: 'Kept by Xero',
  wrong_type: 'Type does not fit',
  tax_type_invalid: 'Tax does not fit',
} as const satisfies Record<NonNullable<LedgerAccount['problem']>['code'], string>;

/** How an account's mapping stands. */
export function mappingLook({ problem, mapping }: LedgerAccount, choice: Choice): StateLook {
  const isHalf = choice.xeroAccountId !== null && choice.taxType === null;
  if (isHalf && mapping?.xeroAccountId !== choice.xeroAccountId) return half;
  if (problem === null) return mapped;
  if (problem.code === 'unmapped') return open;
  return { word: words[problem.code], icon: IconHandStop, colour: 'orange', quiet: false };
}
