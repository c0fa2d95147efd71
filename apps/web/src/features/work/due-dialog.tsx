import { type FormEvent, useState } from 'react';

import { DayInput } from '../../components/day-input.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useToday } from '../../lib/session.ts';
import { FormFoot } from './form-foot.tsx';
import { useChangeWorkItem } from './use-change-work-item.ts';
import type { WorkItem } from './use-work-items.ts';

type DueDialogProps = { readonly item: WorkItem; readonly onClose: () => void };

/** Another due date, typed as people write it. */
export function DueDialog({ item, onClose }: DueDialogProps) {
  const today = useToday();
  const { setDue } = useChangeWorkItem();
  const [day, setDay] = useState<string | null>(item.dueDate);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (day === null) return;
    setDue(item, day);
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={`Due date of ${item.title}`} width={380}>
      <form onSubmit={save}>
        <DayInput label="Due" value={item.dueDate} today={today} onChange={setDay} autoFocus />
        <FormFoot
          verb="Set due date"
          onClose={onClose}
          {...(day === null ? { missing: 'A day is missing' } : {})}
        />
      </form>
    </Dialog>
  );
}
