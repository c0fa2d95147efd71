import { Button, Switch, useMantineColorScheme } from '@mantine/core';

import { DataList } from '../../components/data-list.tsx';
import { Panel } from '../../components/panel.tsx';
import { ViewSwitch } from '../../components/view-switch.tsx';
import { density, singleKeys } from '../../lib/preferences.ts';
import { rolesInWords } from '../../lib/role-words.ts';
import { useMembership, useSession } from '../../lib/session.ts';
import { useStore } from '../../lib/store.ts';
import { useSignOut } from '../../lib/use-sign-out.ts';
import { SessionList } from './session-list.tsx';
import { Setting } from './setting.tsx';
import { SettingsPage } from './settings-page.tsx';

import css from './settings.module.css';

/** What is only this person's: how it looks, keys, the browsers they are signed in with. */
export function YouPage() {
  const { user } = useSession();
  const { roles } = useMembership();
  const signOut = useSignOut();
  return (
    <SettingsPage
      title="You"
      actions={
        <Button variant="default" onClick={signOut}>
          Sign out
        </Button>
      }
    >
      <Panel>
        <DataList
          items={[
            { label: 'Name', value: user.name },
            { label: 'E-mail', value: user.email },
            { label: 'Roles', value: rolesInWords(roles) },
          ]}
        />
      </Panel>
      <Panel title="On this computer">
        <div className={css['fields']}>
          <Looks />
          <Keys />
        </div>
      </Panel>
      <SessionList />
    </SettingsPage>
  );
}

function Looks() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const rows = useStore(density);
  return (
    <>
      <Setting label="Theme">
        {() => (
          <span>
            <ViewSwitch
              label="Theme"
              value={colorScheme}
              onChange={setColorScheme}
              options={[
                { value: 'auto', label: 'As the computer' },
                { value: 'light', label: 'Light' },
                { value: 'dark', label: 'Dark' },
              ]}
            />
          </span>
        )}
      </Setting>
      <Setting label="Rows">
        {() => (
          <span>
            <ViewSwitch
              label="Rows"
              value={rows}
              onChange={density.set}
              options={[
                { value: 'comfortable', label: 'Comfortable' },
                { value: 'compact', label: 'Compact' },
              ]}
            />
          </span>
        )}
      </Setting>
    </>
  );
}

function Keys() {
  const on = useStore(singleKeys);
  return (
    <Setting label="Keyboard" hint="Combinations and Esc always act. Press ? to see all keys.">
      {() => (
        <Switch
          label="Single keys act outside text fields"
          checked={on}
          onChange={(event) => singleKeys.set(event.currentTarget.checked)}
        />
      )}
    </Setting>
  );
}
