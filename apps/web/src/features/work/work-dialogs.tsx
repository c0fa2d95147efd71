import { DueDialog } from './due-dialog.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { NewWorkItem } from './new-work-item.tsx';
import { RollOverDialog } from './roll-over-dialog.tsx';
import type { WorkActions } from './use-work-actions.ts';

/** The dialog that is asked for; loaded when first needed. */
export default function WorkDialogs({ actions }: { readonly actions: WorkActions }) {
  const { asked } = actions;
  const close = () => actions.ask(null);
  switch (asked?.kind) {
    case 'new':
      return <NewWorkItem onClose={close} />;
    case 'due':
      return <DueDialog item={asked.item} onClose={close} />;
    case 'edit':
      return <EditDialog item={asked.item} onClose={close} />;
    case 'roll':
      return <RollOverDialog item={asked.item} onClose={close} />;
    case undefined:
      return null;
  }
}
