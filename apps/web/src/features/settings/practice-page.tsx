import { Panel } from '../../components/panel.tsx';
import { BooksSettings } from './books-settings.tsx';
import { ChargingSettings } from './charging-settings.tsx';
import { LinkingSettings } from './linking-settings.tsx';
import { PlaceSettings } from './place-settings.tsx';
import { SettingsPage } from './settings-page.tsx';

/** How the practice works; each setting saves itself. */
export function PracticePage() {
  return (
    <SettingsPage title="Practice">
      <Panel>
        <PlaceSettings />
      </Panel>
      <Panel title="Charged time">
        <ChargingSettings />
      </Panel>
      <Panel title="Time in XPM">
        <LinkingSettings />
      </Panel>
      <Panel title="Books in Xero">
        <BooksSettings />
      </Panel>
    </SettingsPage>
  );
}
