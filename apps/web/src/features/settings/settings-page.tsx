import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { Page } from '../../components/page.tsx';
import { paths } from '../../lib/paths.ts';
import { useHasRole } from '../../lib/session.ts';

import css from './settings.module.css';

const sections = [
  { title: 'Practice', to: paths.settingsPractice, adminOnly: true },
  { title: 'Members', to: paths.settingsMembers, adminOnly: true },
  { title: 'Connections', to: paths.settingsConnections, adminOnly: true },
  { title: 'You', to: paths.settingsYou, adminOnly: false },
] as const;

type SettingsPageProps = {
  readonly title: (typeof sections)[number]['title'];
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** `page` for lists; forms are narrower. */
  readonly width?: 'form' | 'page';
  readonly children: ReactNode;
};

/** One page of the settings with the way to the others at its left. */
export function SettingsPage({ title, note, actions, width = 'form', children }: SettingsPageProps) {
  const isAdmin = useHasRole('admin');
  const shown = sections.filter(({ adminOnly }) => isAdmin || !adminOnly);
  return (
    <Page title={title} note={note} actions={actions} width={width}>
      <div className={css['split']}>
        <nav aria-label="Settings">
          <ul className={css['sections']}>
            {shown.map(({ title: name, to }) => (
              <li key={to}>
                <Link to={to} className={css['section']} activeOptions={{ includeSearch: false }}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className={css['content']}>{children}</div>
      </div>
    </Page>
  );
}
