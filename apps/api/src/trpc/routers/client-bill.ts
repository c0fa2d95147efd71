import { approveClientBill } from '@throughline/core/client-bill/approve-client-bill';
import { draftClientBill } from '@throughline/core/client-bill/draft-client-bill';
import { listClientBills } from '@throughline/core/client-bill/list-client-bills';
import { postClientBills } from '@throughline/core/client-bill/post-client-bills';
import { removeClientBill } from '@throughline/core/client-bill/remove-client-bill';
import { reopenClientBill } from '@throughline/core/client-bill/reopen-client-bill';
import {
  ChooseContact,
  DraftClientBill,
  FindContacts,
  ListClientBills,
  OneClientBill,
  SomeClientBills,
  UpdateClientBill,
} from '@throughline/core/client-bill/schemas';
import { traceClientBill } from '@throughline/core/client-bill/trace-client-bill';
import { updateClientBill } from '@throughline/core/client-bill/update-client-bill';
import { getClientBill } from '@throughline/core/client-bill/view-client-bill';

import { checkClientBill } from '../../check/check-client-bill.ts';
import { chooseClientContact, listContacts } from '../../client-bill/contacts.ts';
import { dryRunClientBills } from '../../client-bill/dry-run.ts';
import { mutation, query, remoteMutation, remoteQuery, router } from '../procedures.ts';

export const clientBillRouter = router({
  list: query(ListClientBills, listClientBills),
  get: query(OneClientBill, getClientBill),
  trace: query(OneClientBill, traceClientBill),
  check: remoteMutation(OneClientBill, checkClientBill),
  draft: mutation(DraftClientBill, draftClientBill),
  update: mutation(UpdateClientBill, updateClientBill),
  remove: mutation(OneClientBill, removeClientBill),
  approve: mutation(OneClientBill, approveClientBill),
  reopen: mutation(OneClientBill, reopenClientBill),
  dryRun: remoteQuery(SomeClientBills, dryRunClientBills),
  post: mutation(SomeClientBills, postClientBills),
  contacts: remoteQuery(FindContacts, listContacts),
  chooseContact: remoteMutation(ChooseContact, chooseClientContact),
});
