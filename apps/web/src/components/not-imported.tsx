import { Panel } from './panel.tsx';

type NotImportedProps = { readonly names: readonly { readonly name: string }[] };

/** Partners and managers of clients who have no member here, named, so that nobody looks for their work in vain. */
export function NotImported({ names }: NotImportedProps) {
  if (names.length === 0) return null;
  return (
    <Panel title="Not imported: no user" aside={names.length}>
      <span className="tl-dimmed">Partners and managers of clients who are no members here: </span>
      <strong>{names.map(({ name }) => name).join(', ')}</strong>
      <span className="tl-dimmed">. Invite them, or link a member to their XPM person.</span>
    </Panel>
  );
}
