import { Button } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';

import { FloatingBody, useFloating } from '../../components/floating.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PickerList } from '../../components/picker-list.tsx';
import { useTRPC } from '../../lib/trpc.ts';
import { useKey } from '../../lib/use-key.ts';

type JobTask = { readonly xpmJobNumber: string; readonly xpmJobTaskUuid: string };
type OtherJobProps = { readonly clientId: string; readonly onChoose: (jobTask: JobTask) => void };

/** Any job of the client with any of its tasks; closed ones are shown with their reason. */
export function OtherJob({ clientId, onChoose }: OtherJobProps) {
  const floating = useFloating();
  const { id, setAnchor, show, hide } = floating;
  useKey('otherJob', show);
  return (
    <>
      <Button
        ref={setAnchor}
        variant="default"
        popoverTarget={id}
        leftSection={<IconSearch size={15} stroke={1.7} aria-hidden="true" />}
        rightSection={<KeyHint name="otherJob" />}
      >
        Another job…
      </Button>
      <FloatingBody floating={floating} role="dialog" label="Another job" width={340}>
        <Jobs
          clientId={clientId}
          onChoose={(jobTask) => {
            hide();
            onChoose(jobTask);
          }}
        />
      </FloatingBody>
    </>
  );
}

function Jobs({ clientId, onChoose }: OtherJobProps) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.job.list.queryOptions({ clientId, limit: 500 }));
  const jobs = (data?.items ?? []).toSorted((a, b) => Number(b.isOpen) - Number(a.isOpen));
  const tasks = jobs.flatMap((job) => job.tasks.map((task) => ({ job, task })));
  return (
    <PickerList
      label="Another job"
      placeholder="Job number, name or task"
      options={tasks.map(({ job, task }) => ({
        id: `${job.xpmJobNumber} ${task.xpmJobTaskUuid}`,
        label: `${job.xpmJobNumber} · ${task.name}`,
        detail: job.name,
        disabledReason: job.isOpen
          ? task.completed
            ? 'task completed'
            : undefined
          : job.state.toLowerCase(),
      }))}
      onChoose={(id) => {
        const chosen = tasks.find(({ job, task }) => `${job.xpmJobNumber} ${task.xpmJobTaskUuid}` === id);
        if (chosen)
          onChoose({ xpmJobNumber: chosen.job.xpmJobNumber, xpmJobTaskUuid: chosen.task.xpmJobTaskUuid });
      }}
    />
  );
}
