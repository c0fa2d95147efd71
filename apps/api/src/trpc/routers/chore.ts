import { listChores } from '@throughline/core/chores/list-chores';

import { ask, router } from '../procedures.ts';

export const choreRouter = router({ list: ask(listChores) });
