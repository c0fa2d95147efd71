import { z } from 'zod';

import { plainText } from '../mirror/plain-text.ts';

/** What an account stands for; decides which types of Xero account fit it. */
const purpose = z.enum(['income', 'disbursement', 'trust_liability', 'trust_transfers', 'rounding']);

export const CreateLedgerAccount = { name: plainText(150).min(1, 'An account needs a name.'), purpose };
export const MapLedgerAccount = {
  ledgerAccountId: z.guid(),
  /** Null, with a null tax type, takes the mapping away. */
  xeroAccountId: z.guid().nullable(),
  taxType: plainText(50).min(1).nullable(),
};
