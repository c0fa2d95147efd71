import { listClients } from '@throughline/core/client/list-clients';
import { ListClients } from '@throughline/core/client/schemas';

import { query, router } from '../procedures.ts';

export const clientRouter = router({ list: query(ListClients, listClients) });
