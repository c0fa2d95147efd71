import { ListAudit, listAudit } from '@throughline/core/audit/list-audit';

import { query, router } from '../procedures.ts';

export const auditRouter = router({ list: query(ListAudit, listAudit) });
