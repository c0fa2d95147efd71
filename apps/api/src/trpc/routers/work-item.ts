import { createWorkItem } from '@throughline/core/work-item/create-work-item';
import { listWorkItems } from '@throughline/core/work-item/list-work-items';
import { rollOverWorkItem } from '@throughline/core/work-item/roll-over-work-item';
import {
  CreateWorkItem,
  ListWorkItems,
  RollOverWorkItem,
  UpdateWorkItem,
} from '@throughline/core/work-item/schemas';
import { updateWorkItem } from '@throughline/core/work-item/update-work-item';

import { mutation, query, router } from '../procedures.ts';

export const workItemRouter = router({
  list: query(ListWorkItems, listWorkItems),
  create: mutation(CreateWorkItem, createWorkItem),
  update: mutation(UpdateWorkItem, updateWorkItem),
  rollOver: mutation(RollOverWorkItem, rollOverWorkItem),
});
