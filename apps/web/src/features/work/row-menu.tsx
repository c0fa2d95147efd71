import { ActionMenu } from '../../components/action-menu.tsx';
import type { WorkActions } from './use-work-actions.ts';
import type { WorkItem } from './use-work-items.ts';

type RowMenuProps = { readonly item: WorkItem; readonly actions: WorkActions };

/** What else can be done with a work item. */
export function RowMenu({ item, actions }: RowMenuProps) {
  const isRunning = actions.runningId === item.id;
  return (
    <ActionMenu
      label={`More for ${item.title}`}
      actions={[
        {
          label: isRunning ? 'Stop' : 'Start',
          keyName: 'act',
          onSelect: () => actions.toggleTimer(item.id),
        },
        { label: 'Link…', keyName: 'link', onSelect: () => actions.openLink(item.id) },
        { label: 'Due…', keyName: 'due', onSelect: () => actions.ask({ kind: 'due', item }) },
        { label: 'Rename…', keyName: 'edit', onSelect: () => actions.ask({ kind: 'edit', item }) },
        { label: 'Roll over…', onSelect: () => actions.ask({ kind: 'roll', item }) },
      ]}
    />
  );
}
