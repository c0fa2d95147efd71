import { listJobs } from '@throughline/core/job/list-jobs';
import { ListJobs } from '@throughline/core/job/schemas';

import { query, router } from '../procedures.ts';

export const jobRouter = router({ list: query(ListJobs, listJobs) });
