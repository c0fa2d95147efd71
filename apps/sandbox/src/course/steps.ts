import { billSteps } from './bill-steps.ts';
import { consented, hasRead } from './check-connection.ts';
import { arrived, edited, survivedLostAnswer, survivedOutage } from './check-time.ts';
import type { Step } from './step.ts';

const timeSteps: readonly Step[] = [
  {
    id: 'consent',
    title: 'Give consent',
    todo: [
      'Sign in as the admin and open Settings, Connections.',
      'Choose “Connect XPM and Xero”. On the sandbox’s sign-in page keep both ticked and choose “Allow access”.',
    ],
    see: 'Throughline names the practice and the organisation, and both read “Connected”.',
    place: { path: '/settings/connections', label: 'Connections' },
    check: consented,
  },
  {
    id: 'read',
    title: 'Let the books be read',
    todo: [
      'Open Set-up and wait until staff, clients and jobs are listed.',
      'Watch the calls under “Calls” here.',
    ],
    see: 'Each list says as of when it is. Every call costs one of the day’s 5,000.',
    place: { path: '/set-up', label: 'Set-up' },
    check: hasRead,
  },
  {
    id: 'time',
    title: 'Record your first time',
    todo: [
      'As the admin: match the people, and map a process such as “Annual accounts” to the XPM task of that name.',
      'As the trainee: add a work item for a client, with that process. It finds its job by itself.',
      'Start the timer with one click, and stop it.',
    ],
    see: '“In XPM” stands at the entry within seconds. Under “XPM” here it is listed with a marker after its note.',
    place: { path: '/work', label: 'Work' },
    check: arrived,
  },
  {
    id: 'edit',
    title: 'Change it',
    todo: ['Open the timesheet, click the duration, type 0:48 and press Enter.'],
    see: 'XPM still holds one entry, with the new minutes: it was replaced, not added again.',
    place: { path: '/timesheet/week', label: 'Timesheet' },
    check: edited,
  },
  {
    id: 'lost-answer',
    title: 'Lose an answer',
    todo: [
      'Lose the next answer with the button below: XPM will take the entry, and its answer will never arrive.',
      'Record another time in Throughline.',
    ],
    see: 'The entry reads “Checking”, then “In XPM”. Throughline looked before it sent anything again.',
    place: { path: '/work', label: 'Work' },
    helps: () => [
      {
        label: 'Lose the next answer to a time entry',
        verb: 'preset',
        fields: { preset: 'lose-time-answer' },
      },
    ],
    check: survivedLostAnswer,
  },
  {
    id: 'outage',
    title: 'Sit out an outage',
    todo: [
      'Take XPM down with the button below, and record a time in Throughline.',
      'When it reads “Waiting”, bring XPM back. Do nothing else.',
    ],
    see: 'Nobody has to press anything in Throughline: within a minute or two the time arrives by itself.',
    place: { path: '/work', label: 'Work' },
    helps: () => [
      { label: 'Take XPM down for 10 minutes', verb: 'preset', fields: { preset: 'xpm-down' } },
      { label: 'Bring XPM back', verb: 'faults-clear', fields: {} },
    ],
    check: survivedOutage,
  },
];

/** All steps, in order. */
export const steps: readonly Step[] = [...timeSteps, ...billSteps];
