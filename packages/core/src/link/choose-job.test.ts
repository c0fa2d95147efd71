import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays } from '../clock/day.ts';
import { chooseJob } from './choose-job.ts';
import type { CandidateTask, JobCandidate, LinkDecision, LinkQuestion } from './link-decision.ts';

const taxReturn = 'def-tax-return';

function question(changes: Partial<LinkQuestion> = {}): LinkQuestion {
  return {
    clientId: 'obrien',
    taskDefUuid: taxReturn,
    autoLink: true,
    dueDate: '2026-11-20',
    year: null,
    title: 'Tax return',
    financialYearStart: '07-01',
    ...changes,
  };
}

function task(changes: Partial<CandidateTask> = {}): CandidateTask {
  return {
    xpmJobTaskUuid: 'task-1',
    xpmTaskDefUuid: taxReturn,
    name: 'Tax return',
    completed: false,
    ...changes,
  };
}

function job(xpmJobNumber: string, changes: Partial<JobCandidate> = {}): JobCandidate {
  return {
    xpmJobNumber,
    name: 'Tax return',
    clientId: 'obrien',
    isOpen: true,
    state: 'In progress',
    startDate: '2026-07-01',
    dueDate: '2027-06-30',
    tasks: [task()],
    ...changes,
  };
}

/** The job number, or the reason there is none. */
function chosen(decision: LinkDecision): string {
  return decision.outcome === 'one' ? decision.job.xpmJobNumber : decision.reason;
}

describe('chooseJob', () => {
  it('links the one open job of the client that carries the task in the same year', () => {
    const decision = chooseJob(question({ year: 2026 }), [
      job('J-2102', {
        name: '2025 Tax return',
        isOpen: false,
        state: 'Completed',
        completedOn: '2026-02-14',
      }),
      job('J-2398', { name: '2026 Tax return' }),
    ]);
    expect(decision).toMatchObject({
      outcome: 'one',
      job: { xpmJobNumber: 'J-2398' },
      task: { xpmJobTaskUuid: 'task-1' },
      checks: ['same_client', 'task_present', 'year_by_name', 'due_date_inside'],
      year: '2026',
      jobNumbers: ['J-2398'],
      considered: [
        {
          xpmJobNumber: 'J-2398',
          fits: true,
          because: 'same client, task present, year by name, due date inside',
        },
        { xpmJobNumber: 'J-2102', fits: false, because: 'year 2025, completed 14 Feb 2026' },
      ],
    });
  });

  it.each<{ case: string; ask: Partial<LinkQuestion>; jobs: JobCandidate[]; answer: string }>([
    { case: 'the process has no task', ask: { taskDefUuid: null }, jobs: [job('J-1')], answer: 'no_mapping' },
    { case: 'auto-link is off', ask: { autoLink: false }, jobs: [job('J-1')], answer: 'auto_link_off' },
    { case: 'there is no job at all', ask: {}, jobs: [], answer: 'no_job_for_client' },
    {
      case: 'only another client has one',
      ask: {},
      jobs: [job('J-1', { clientId: 'ngaio' })],
      answer: 'no_job_for_client',
    },
    { case: 'the only job is closed', ask: {}, jobs: [job('J-1', { isOpen: false })], answer: 'job_closed' },
    {
      case: 'the job lacks the task',
      ask: {},
      jobs: [job('J-1', { tasks: [task({ xpmTaskDefUuid: 'def-bas' })] })],
      answer: 'no_task_on_job',
    },
    {
      case: 'the task is completed',
      ask: {},
      jobs: [job('J-1', { tasks: [task({ completed: true })] })],
      answer: 'task_completed',
    },
    {
      case: 'the job is for another year',
      ask: { year: 2027 },
      jobs: [job('J-1', { name: '2026 Tax return' })],
      answer: 'no_job_for_year',
    },
    { case: 'two jobs fit', ask: {}, jobs: [job('J-1'), job('J-2')], answer: 'two_jobs' },
    {
      case: 'the task stands twice',
      ask: {},
      jobs: [job('J-1', { tasks: [task(), task({ xpmJobTaskUuid: 'task-2' })] })],
      answer: 'task_twice',
    },
    {
      case: 'the other of two tasks is completed',
      ask: {},
      jobs: [job('J-1', { tasks: [task(), task({ xpmJobTaskUuid: 'task-2', completed: true })] })],
      answer: 'J-1',
    },
  ])('when $case: $answer', ({ ask, jobs, answer }) => {
    expect(chosen(chooseJob(question(ask), jobs))).toBe(answer);
  });

  it.each<{ case: string; ask: Partial<LinkQuestion>; changes: Partial<JobCandidate>; answer: string }>([
    {
      case: 'title and name agree',
      ask: { title: 'Tax return 2026' },
      changes: { name: 'FY26' },
      answer: 'J-1',
    },
    {
      case: 'title and name disagree, whatever the dates say',
      ask: { title: 'Tax return 2026' },
      changes: { name: '2027 Tax return' },
      answer: 'no_job_for_year',
    },
    {
      case: 'a person’s year overrules the title',
      ask: { title: 'Tax return 2026', year: 2027 },
      changes: { name: '2027 Tax return' },
      answer: 'J-1',
    },
    {
      case: 'the name spans two years',
      ask: { year: 2026 },
      changes: { name: '2025/26 Tax' },
      answer: 'J-1',
    },
    {
      case: 'spans of two years overlap only',
      ask: { title: 'Tax 2025/26' },
      changes: { name: 'Tax 2026/27' },
      answer: 'no_job_for_year',
    },
    {
      case: 'the job’s number looks like a year',
      ask: { year: 2026 },
      changes: { name: 'J-2030 2026 Tax', xpmJobNumber: 'J-2030' },
      answer: 'J-2030',
    },
    { case: 'the due date lies in the job', ask: {}, changes: {}, answer: 'J-1' },
    {
      case: 'only the financial year agrees',
      ask: {},
      changes: { startDate: '2026-07-01', dueDate: '2026-10-31' },
      answer: 'J-1',
    },
    {
      case: 'the dates lie in another financial year',
      ask: {},
      changes: { startDate: '2025-07-01', dueDate: '2026-06-30' },
      answer: 'no_job_for_year',
    },
    {
      case: 'the dates fit but the name says a year long gone',
      ask: {},
      changes: { name: '2024 Tax return' },
      answer: 'no_job_for_year',
    },
    { case: 'the name says the year it starts in', ask: {}, changes: { name: '2026 Tax' }, answer: 'J-1' },
    { case: 'the name says the year it ends in', ask: {}, changes: { name: '2027 Tax' }, answer: 'J-1' },
    {
      case: 'the job has neither dates nor a year',
      ask: {},
      changes: { startDate: null, dueDate: null },
      answer: 'no_job_for_year',
    },
    {
      case: 'the job has a year but no dates, and the work item only a date',
      ask: {},
      changes: { name: '2027 Tax', startDate: null, dueDate: null },
      answer: 'no_job_for_year',
    },
    { case: 'the asked year is the date’s own', ask: { year: 2027 }, changes: {}, answer: 'J-1' },
    {
      case: 'the asked year is an earlier one than the date’s',
      ask: { year: 2025 },
      changes: { startDate: '2024-07-01', dueDate: '2026-12-15' },
      answer: 'J-1',
    },
    { case: 'the asked year is not the job’s', ask: { year: 2025 }, changes: {}, answer: 'no_job_for_year' },
  ])('on the year: $case', ({ ask, changes, answer }) => {
    expect(chosen(chooseJob(question(ask), [job('J-1', changes)]))).toBe(answer);
  });

  it('prefers the job whose name means exactly the year, even when that one is closed', () => {
    const lastYear = job('J-1', { name: 'Tax 2025/26', isOpen: false });
    const thisYear = job('J-2', { name: 'Tax 2026/27' });
    expect(chosen(chooseJob(question({ year: 2026 }), [thisYear]))).toBe('J-2');
    expect(chosen(chooseJob(question({ year: 2026 }), [lastYear, thisYear]))).toBe('job_closed');
  });

  it('takes the quarter whose period holds the due date', () => {
    const quarters = [
      job('J-1', { startDate: '2026-07-01', dueDate: '2026-10-28' }),
      job('J-2', { startDate: '2026-10-29', dueDate: '2027-01-28' }),
      job('J-3', { startDate: '2027-01-29', dueDate: '2027-04-28' }),
    ];
    expect(chosen(chooseJob(question(), quarters))).toBe('J-2');
    expect(chosen(chooseJob(question({ dueDate: '2027-06-01' }), quarters))).toBe('two_jobs');
    expect(chosen(chooseJob(question(), [...quarters, job('J-4', { dueDate: null })]))).toBe('two_jobs');
  });

  it('lists the best candidate first: due date inside, then the nearest, then the number', () => {
    const decision = chooseJob(question(), [
      job('J-5', { startDate: '2026-12-01', dueDate: '2027-03-01' }),
      job('J-4', { startDate: '2026-12-01', dueDate: '2027-03-01' }),
      job('J-1', { startDate: '2026-12-01', dueDate: '2027-01-01' }),
      job('J-9'),
    ]);
    expect(decision).toMatchObject({ reason: 'two_jobs', jobNumbers: ['J-9', 'J-1', 'J-4', 'J-5'] });
  });

  it('offers each of two equal tasks on one job', () => {
    const decision = chooseJob(question(), [
      job('J-1', { tasks: [task(), task({ xpmJobTaskUuid: 'task-2' })] }),
    ]);
    expect(decision).toMatchObject({
      jobNumbers: ['J-1'],
      candidates: [{ task: { xpmJobTaskUuid: 'task-1' } }, { task: { xpmJobTaskUuid: 'task-2' } }],
    });
  });
});

const anyDay = fc.integer({ min: 0, max: 1460 }).map((days) => addDays('2024-07-01', days));
const anyName = fc.constantFrom(
  'Tax return',
  '2025 Tax',
  '2026 Tax',
  'FY27 Tax',
  'Tax 2025/26',
  'Tax 2026/27',
);
const anyTask = fc.record({
  xpmJobTaskUuid: fc.constantFrom('task-1', 'task-2', 'task-3'),
  xpmTaskDefUuid: fc.constantFrom(taxReturn, 'def-bas'),
  name: fc.constant('Tax return'),
  completed: fc.boolean(),
});
const anyJob: fc.Arbitrary<JobCandidate> = fc.record({
  xpmJobNumber: fc.integer({ min: 1, max: 999 }).map((number) => `J-${number}`),
  name: anyName,
  clientId: fc.constantFrom('obrien', 'ngaio'),
  isOpen: fc.boolean(),
  state: fc.constant('In progress'),
  startDate: fc.option(anyDay),
  dueDate: fc.option(anyDay),
  tasks: fc.uniqueArray(anyTask, { maxLength: 3, selector: (each) => each.xpmJobTaskUuid }),
});
const anyJobs = fc.uniqueArray(anyJob, { maxLength: 6, selector: (each) => each.xpmJobNumber });
const anyQuestion = fc
  .record({
    dueDate: anyDay,
    year: fc.option(fc.integer({ min: 2024, max: 2028 })),
    title: anyName,
    financialYearStart: fc.constantFrom('07-01', '04-01', '04-06', '01-01'),
  })
  .map(question);
const chosenOften = { numRuns: 1000 };

describe('chooseJob, whatever the jobs', () => {
  it('decides the same in any order of the candidates', () => {
    const shuffled = anyJobs.chain((jobs) =>
      fc.tuple(fc.constant(jobs), fc.shuffledSubarray(jobs, { minLength: jobs.length })),
    );
    fc.assert(
      fc.property(anyQuestion, shuffled, (asked, [jobs, reordered]) => {
        expect(chooseJob(asked, reordered)).toEqual(chooseJob(asked, jobs));
      }),
    );
  });

  it('proposes only open jobs of the same client with an open task of the mapped kind', () => {
    fc.assert(
      fc.property(anyQuestion, anyJobs, (asked, jobs) => {
        const decision = chooseJob(asked, jobs);
        const proposals =
          decision.outcome === 'one'
            ? [decision]
            : decision.outcome === 'ambiguous'
              ? decision.candidates
              : [];
        for (const proposal of proposals) {
          expect(proposal.job).toMatchObject({ clientId: 'obrien', isOpen: true });
          expect(proposal.job.tasks).toContain(proposal.task);
          expect(proposal.task).toMatchObject({ xpmTaskDefUuid: taxReturn, completed: false });
        }
        expect(decision.considered).toHaveLength(jobs.filter((each) => each.clientId === 'obrien').length);
      }),
      chosenOften,
    );
  });

  it('never links across a difference of labels', () => {
    const labelled = fc.integer({ min: 2024, max: 2028 });
    fc.assert(
      fc.property(anyQuestion, anyJob, labelled, labelled, (...row) => {
        const [asked, candidate, askedYear, jobYear] = row;
        fc.pre(askedYear !== jobYear);
        const decision = chooseJob({ ...asked, year: askedYear }, [{ ...candidate, name: `Tax ${jobYear}` }]);
        expect(decision.outcome).toBe('none');
      }),
    );
  });

  it('turns from one to ambiguous when an equal job with the same period appears', () => {
    let linked = 0;
    fc.assert(
      fc.property(anyQuestion, anyJobs, (asked, jobs) => {
        const before = chooseJob(asked, jobs);
        if (before.outcome !== 'one') return;
        linked += 1;
        const twin = { ...before.job, xpmJobNumber: 'J-twin' };
        const after = chooseJob(asked, [...jobs, twin]);
        expect(after).toMatchObject({ outcome: 'ambiguous', reason: 'two_jobs' });
        expect(after.jobNumbers).toEqual(expect.arrayContaining([before.job.xpmJobNumber, 'J-twin']));
      }),
      chosenOften,
    );
    expect(linked).toBeGreaterThan(10);
  });
});
