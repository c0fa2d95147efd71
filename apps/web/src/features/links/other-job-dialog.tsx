import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { AsOf } from '../../components/as-of.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { EmptyLine } from '../../components/empty-line.tsx';
import { PickerList, type PickerOption } from '../../components/picker-list.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { usePractice } from '../../lib/session.ts';
import { type Outputs, useTRPC } from '../../lib/trpc.ts';
import type { WorkItem } from './review-facts.ts';
import type { JobTask } from './use-decide.ts';

type OtherJobDialogProps = {
  readonly item: WorkItem;
  readonly onChoose: (to: JobTask) => void;
  readonly onClose: () => void;
};

type Job = Outputs['job']['list']['items'][number];

/** Any task on any job of the client, open ones first; closed ones are shown with their reason. */
export function OtherJobDialog({ item, onChoose, onClose }: OtherJobDialogProps) {
  const trpc = useTRPC();
  const { timeZone } = usePractice();
  const [typed, setTyped] = useState('');
  const all = useQuery(trpc.job.list.queryOptions({ clientId: item.clientId, limit: 200 }));
  // More jobs than fit one page are searched on the server.
  const isLong = all.data !== undefined && all.data.nextCursor !== null && typed.trim() !== '';
  const found = useQuery(
    trpc.job.list.queryOptions(
      { clientId: item.clientId, limit: 100, query: typed.trim() },
      { enabled: isLong, placeholderData: (former) => former },
    ),
  );
  const choose = (id: string) => {
    const [xpmJobNumber, xpmJobTaskUuid] = id.split('\n');
    if (xpmJobNumber && xpmJobTaskUuid) onChoose({ xpmJobNumber, xpmJobTaskUuid });
  };
  return (
    <Dialog open onClose={onClose} title={`Another job for ${item.title}`} width={560}>
      <QueryRegion
        query={all}
        isEmpty={(jobs) => jobs.items.length === 0}
        empty={<EmptyLine sentence={`${item.clientName} has no job in XPM yet.`} />}
      >
        {(jobs) => (
          <>
            <PickerList
              label={`Jobs of ${item.clientName}`}
              placeholder="Job, number or task"
              options={optionsOf((isLong ? found.data : undefined)?.items ?? jobs.items)}
              onChoose={choose}
              onSearch={setTyped}
            />
            <AsOf at={jobs.asOf} timeZone={timeZone} />
          </>
        )}
      </QueryRegion>
    </Dialog>
  );
}

function optionsOf(jobs: readonly Job[]): readonly PickerOption[] {
  return jobs
    .toSorted((a, b) => Number(b.isOpen) - Number(a.isOpen))
    .flatMap((job) => job.tasks.map((task) => optionOf(job, task)));
}

function optionOf(job: Job, task: Job['tasks'][number]): PickerOption {
  const closed = job.isOpen ? undefined : `${task.name} · job is ${job.state}`;
  return {
    id: `${job.xpmJobNumber}\n${task.xpmJobTaskUuid}`,
    label: `${job.xpmJobNumber} · ${job.name}`,
    detail: task.completed ? `${task.name}, completed` : task.name,
    disabledReason: closed,
  };
}
