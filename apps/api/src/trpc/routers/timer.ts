import { currentTimer } from '@throughline/core/time-entry/current-timer';
import { StartTimer, StopTimer } from '@throughline/core/time-entry/schemas';
import { startTimer } from '@throughline/core/time-entry/start-timer';
import { stopTimer } from '@throughline/core/time-entry/stop-timer';

import { ask, mutation, router } from '../procedures.ts';

export const timerRouter = router({
  current: ask(currentTimer),
  start: mutation(StartTimer, startTimer),
  stop: mutation(StopTimer, stopTimer),
});
