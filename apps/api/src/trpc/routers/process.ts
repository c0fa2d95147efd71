import { createProcess } from '@throughline/core/process/create-process';
import { listProcesses } from '@throughline/core/process/list-processes';
import { mapProcess } from '@throughline/core/process/map-process';
import { renameProcess } from '@throughline/core/process/rename-process';
import { CreateProcess, MapProcess, RenameProcess } from '@throughline/core/process/schemas';

import { ask, mutation, router } from '../procedures.ts';

export const processRouter = router({
  list: ask(listProcesses),
  create: mutation(CreateProcess, createProcess),
  rename: mutation(RenameProcess, renameProcess),
  map: mutation(MapProcess, mapProcess),
});
