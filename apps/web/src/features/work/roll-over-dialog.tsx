import { useMutation, useQueryClient } from '@tanstack/react-query';
import { addDays } from '@throughline/core/clock/day';
import { formatDay } from '@throughline/core/clock/format-day';
import { type FormEvent, useState } from 'react';

import { DayInput } from '../../components/day-input.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorLine } from '../../components/error-line.tsx';
import { useToday } from '../../lib/session.ts';
import { notify } from '../../lib/toasts.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { FormFoot } from './form-foot.tsx';
import type { WorkItem } from './use-work-items.ts';

type RollOverDialogProps = { readonly item: WorkItem; readonly onClose: () => void };

const weeksAYear = 52;

/** Carries a work item over into its next period; the job of that period is then proposed, never applied by itself. */
export function RollOverDialog({ item, onClose }: RollOverDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const today = useToday();
  const proposed = yearLater(item.dueDate);
  const [day, setDay] = useState<string | null>(proposed);
  const rollOver = useMutation(
    trpc.workItem.rollOver.mutationOptions({
      onSuccess: (rolled) => {
        notify({ text: `${item.title} came over, due ${formatDay(rolled.dueDate)}` });
        onClose();
      },
      onSettled: () =>
        Promise.all([
          queryClient.invalidateQueries(trpc.workItem.pathFilter()),
          queryClient.invalidateQueries(trpc.link.pathFilter()),
        ]),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (day !== null) rollOver.mutate({ workItemId: item.id, dueDate: day });
  };
  const missing = day === null ? 'A day is missing' : day <= item.dueDate ? 'Choose a later day' : undefined;
  return (
    <Dialog open onClose={onClose} title={`Roll over ${item.title}`} width={440}>
      <form onSubmit={submit}>
        {rollOver.error ? <ErrorLine error={rollOver.error} /> : null}
        <p>
          It leaves {item.link.xpmJobNumber ?? 'its job'} and waits for the job of the next period. Time
          already in XPM stays where it is.
        </p>
        <DayInput label="Next due date" value={proposed} today={today} onChange={setDay} autoFocus />
        <FormFoot
          verb="Roll over"
          onClose={onClose}
          busy={rollOver.isPending}
          {...(missing ? { missing } : {})}
        />
      </form>
    </Dialog>
  );
}

/** The same day of the next year; of 29 February, the day 52 weeks on. */
function yearLater(day: string): string {
  const [year, month, date] = day.split('-');
  return month === '02' && date === '29'
    ? addDays(day, weeksAYear * 7)
    : `${Number(year) + 1}-${month ?? ''}-${date ?? ''}`;
}
