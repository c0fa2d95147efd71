import { listTaskDefinitions } from '@throughline/core/job/list-task-definitions';
import { ListNames } from '@throughline/core/job/schemas';

import { query, router } from '../procedures.ts';

export const taskDefinitionRouter = router({ list: query(ListNames, listTaskDefinitions) });
