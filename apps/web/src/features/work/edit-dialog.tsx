import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';

import { Dialog } from '../../components/dialog.tsx';
import { duration } from '../../lib/format.ts';
import { FormFoot } from './form-foot.tsx';
import { parseEstimate } from './parse-estimate.ts';
import { useChangeWorkItem } from './use-change-work-item.ts';
import type { WorkItem } from './use-work-items.ts';

type EditDialogProps = { readonly item: WorkItem; readonly onClose: () => void };

/** Title and estimate of a work item. */
export function EditDialog({ item, onClose }: EditDialogProps) {
  const { change } = useChangeWorkItem();
  const [title, setTitle] = useState(item.title);
  const [estimate, setEstimate] = useState(
    item.estimateMinutes === null ? '' : duration(item.estimateMinutes),
  );
  const parsed = parseEstimate(estimate);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!parsed.ok || title.trim() === '') return;
    change(item, { title: title.trim(), estimateMinutes: parsed.minutes });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={`Change ${item.title}`} width={420}>
      <form onSubmit={save}>
        <TextInput
          label="Title"
          maxLength={300}
          data-autofocus
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <TextInput
          mt="sm"
          label="Estimate"
          description="In hours, as 6 or 6:30; empty for none"
          value={estimate}
          error={parsed.ok ? undefined : parsed.sentence}
          onChange={(event) => setEstimate(event.currentTarget.value)}
        />
        <FormFoot
          verb="Save"
          onClose={onClose}
          {...(title.trim() === '' ? { missing: 'A title is missing' } : {})}
        />
      </form>
    </Dialog>
  );
}
