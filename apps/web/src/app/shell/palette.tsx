import { Spotlight, createSpotlight } from '@mantine/spotlight';

import '@mantine/spotlight/styles.css';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';

import { KeyCaps } from '../../components/key-hint.tsx';
import { usePaletteCommands } from './palette-commands.ts';
import { type PaletteGroup, findCommands } from './palette-search.ts';

import css from './palette.module.css';

const [store, spotlight] = createSpotlight();
// The list hands these to its scroll area, so that keys can scroll it; its own type does not say so.
const scrolling = { viewportProps: { tabIndex: 0, role: 'group', 'aria-label': 'What was found' } };

/** One field for everything: start work, go somewhere, find a client, job or client bill, do what the page offers. */
export default function Palette({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState('');
  useEffect(() => spotlight.open(), []);
  const groups = findCommands(usePaletteCommands(typed), typed);
  return (
    <Spotlight.Root
      store={store}
      onSpotlightClose={onClose}
      query={typed}
      onQueryChange={setTyped}
      shortcut={null}
      size={600}
      attributes={{ content: { 'aria-label': 'Search or start' } }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      transitionProps={{ duration: 90 }}
      classNames={{ content: css['content'] ?? '' }}
    >
      <Spotlight.Search
        placeholder="Search or start…"
        aria-label="Search or start"
        leftSection={<IconSearch size={16} stroke={1.7} aria-hidden="true" />}
      />
      <Spotlight.ActionsList mah="min(480px, 70dvh)" {...scrolling}>
        {groups.length === 0 ? <Spotlight.Empty>Nothing has this name.</Spotlight.Empty> : null}
        {groups.map((group) => (
          <Group key={group.name} group={group} />
        ))}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function Group({ group }: { readonly group: PaletteGroup }) {
  return (
    <Spotlight.ActionsGroup label={group.name} classNames={{ actionsGroup: css['group'] ?? '' }}>
      {group.commands.map((command) => (
        <Spotlight.Action key={command.id} className={css['action'] ?? ''} onClick={command.run}>
          <span className={css['label']}>{command.label}</span>
          {command.detail ? <span className={css['detail']}>{command.detail}</span> : null}
          {command.key ? <KeyCaps of={command.key} /> : null}
        </Spotlight.Action>
      ))}
    </Spotlight.ActionsGroup>
  );
}
