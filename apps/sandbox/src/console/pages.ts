import { steps } from '../course/steps.ts';
import { booksPage } from './books-page.ts';
import { callsPage } from './calls-page.ts';
import { clockPage } from './clock-page.ts';
import { coursePage } from './course-page.ts';
import type { Page } from './frame.ts';
import { overviewPage } from './overview-page.ts';
import { peoplePage } from './people-page.ts';
import { resetPage } from './reset-page.ts';
import { switchesPage } from './switches-page.ts';
import { troublePage } from './trouble-page.ts';

/** Every page of the console, in the order of the navigation. */
export const pages: readonly Page[] = [
  { path: '/', title: 'Overview', icon: 'home', section: '', body: overviewPage },
  {
    path: '/course',
    title: 'Guided half hour',
    icon: 'school',
    section: '',
    count: ({ course }) => (course === null ? null : `${course.passed.length}/${steps.length}`),
    body: coursePage,
  },
  {
    path: '/xpm',
    title: 'XPM',
    icon: 'briefcase',
    section: 'Books',
    body: booksPage({ system: 'xpm', title: 'Books of XPM' }),
  },
  {
    path: '/xero',
    title: 'Xero',
    icon: 'coins',
    section: 'Books',
    body: booksPage({ system: 'xero', title: 'Books of Xero' }),
  },
  {
    path: '/calls',
    title: 'Calls',
    icon: 'list',
    section: 'Books',
    count: ({ state }) => (state.calls === 0 ? null : state.calls.toLocaleString('en-NZ')),
    body: callsPage,
  },
  {
    path: '/trouble',
    title: 'Trouble',
    icon: 'bolt',
    section: 'Change',
    count: ({ state }) => (state.faults.length === 0 ? null : String(state.faults.length)),
    body: troublePage,
  },
  { path: '/people', title: 'People', icon: 'users', section: 'Change', body: peoplePage },
  { path: '/clock', title: 'Clock & night', icon: 'moon', section: 'Change', body: clockPage },
  {
    path: '/switches',
    title: 'Switches',
    icon: 'toggle',
    section: 'Change',
    count: ({ state }) => {
      const set = state.switches.filter((row) => row.value !== row.default).length;
      return set === 0 ? null : String(set);
    },
    body: switchesPage,
  },
  { path: '/reset', title: 'Reset', icon: 'restore', section: 'Change', body: resetPage },
];
