import { describe, expect, it } from 'vitest';

import { explainSentence, type OpenLink } from './explain-sentence.ts';

const today = '2026-11-18';

function open(changes: Partial<OpenLink> & Pick<OpenLink, 'reason'>): OpenLink {
  return {
    clientName: 'Ngaio Studio',
    processName: 'Company set-up',
    taskName: 'Tax return',
    year: '2027',
    jobNumbers: [],
    waitingCount: 1,
    ...changes,
  };
}

describe('explainSentence', () => {
  it.each([
    [
      open({ reason: 'no_mapping', waitingCount: 14 }),
      'The process Company set-up has no XPM task yet. Choose one and 14 work items link by themselves.',
    ],
    [
      open({ reason: 'no_mapping' }),
      'The process Company set-up has no XPM task yet. Choose one and this work item links by itself.',
    ],
    [
      open({ reason: 'auto_link_off', waitingCount: 212 }),
      'Auto-link is off. Turn it on under Settings, Practice, and 212 work items link by themselves; or link this by hand.',
    ],
    [
      open({ reason: 'no_job_for_client' }),
      'Ngaio Studio has no job in XPM yet. Create one from the template, or leave it for now.',
    ],
    [
      open({ reason: 'no_task_on_job' }),
      'No job of Ngaio Studio carries Tax return. Add the task to a job in XPM, or choose a job by hand.',
    ],
    [
      open({ reason: 'no_job_for_year' }),
      'No open job of Ngaio Studio carries Tax return for 2027. Create one from the template, or leave it for now.',
    ],
    [
      open({ reason: 'job_closed', jobNumbers: ['J-2455'] }),
      'Only closed jobs of Ngaio Studio carry Tax return for 2027: J-2455. Have one reopened in XPM and this links by itself, or choose another job.',
    ],
    [
      open({ reason: 'task_completed', jobNumbers: ['J-2417'] }),
      'Tax return is already completed on J-2417. Have the task reopened in XPM and this links by itself, or choose another job.',
    ],
    [
      open({ reason: 'two_jobs', year: '2026', jobNumbers: ['J-2398', 'J-2440'] }),
      'Two open jobs carry Tax return for 2026: J-2398 and J-2440. Choose one.',
    ],
    [
      open({ reason: 'two_jobs', jobNumbers: ['J-1', 'J-2', 'J-3'] }),
      'Three open jobs carry Tax return for 2027: J-1, J-2 and J-3. Choose one.',
    ],
    [
      open({ reason: 'task_twice', jobNumbers: ['J-2398'] }),
      'J-2398 carries Tax return more than once. Choose the one that takes the time.',
    ],
  ])('says of an open link: %#', (link, sentence) => expect(explainSentence(link, today)).toBe(sentence));

  it.each([
    [
      {
        decided: 'linked_by_rule',
        on: '2026-11-02',
        checks: ['same_client', 'task_present', 'year_by_name'],
        year: '2026',
      },
      'Linked by rule on 2 Nov: same client, task present, year 2026.',
    ],
    [
      { decided: 'linked_by_staff', on: '2025-11-02', staffName: 'Mei Tanaka' },
      'Linked by Mei Tanaka on 2 Nov 2025. Rules leave it alone.',
    ],
    [
      { decided: 'unlinked_by_staff', on: '2026-11-03', staffName: 'Tom Ashby' },
      'Tom Ashby unlinked this on 3 Nov, so rules leave it alone. Link it by hand if that changed.',
    ],
    [
      { decided: 'rolled_over', fromYear: '2026', toYear: '2027', xpmJobNumber: 'J-2510' },
      'This work item came over from 2026. J-2510 fits 2027; accept it or choose another.',
    ],
    [
      { decided: 'rolled_over', fromYear: '2026', toYear: '2027', xpmJobNumber: null },
      'This work item came over from 2026. No open job fits 2027 yet; choose one, or leave it for now.',
    ],
  ] as const)('says of a decided link: %#', (link, sentence) => {
    expect(explainSentence(link, today)).toBe(sentence);
  });
});
