import { listTemplates } from '@throughline/core/job/list-templates';
import { ListNames } from '@throughline/core/job/schemas';

import { query, router } from '../procedures.ts';

export const templateRouter = router({ list: query(ListNames, listTemplates) });
