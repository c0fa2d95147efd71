import { exampleJob } from '../course/check-bill.ts';
import type { CourseFacts } from '../course/check.ts';
import { verdictOf } from '../course/follow-course.ts';
import type { Course, PassedStep } from '../course/records.ts';
import type { Step } from '../course/step.ts';
import { steps } from '../course/steps.ts';
import { form } from './form.ts';
import { instantText } from './format.ts';
import { titled } from './frame.ts';
import { panel } from './grid.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { icon } from './icons.ts';
import { proof } from './proof.ts';
import type { View } from './view.ts';

/** The guided first half hour: steps with checkpoints that the sandbox verifies from its own state. */
export function coursePage(view: View): Html {
  const { course } = view;
  if (course === null) return html`${titled('Guided half hour')} ${beginning(view)}`;
  const done = course.passed.length;
  return html`${titled(
      'Guided half hour',
      html`<span id="progress" data-live class="line">
        <progress class="bar" max="${steps.length}" value="${done}" aria-label="Steps done"></progress>
        <span class="soft">${done} of ${steps.length}</span></span
      >`,
    )}
    <div id="course" data-live>
      ${done === steps.length ? proof(view, course) : null}
      <ol class="panel steps">
        ${steps.map((step, index) => stepItem(step, index, { view, course }))}
      </ol>
    </div>
    ${panel('Start over', html`<div class="panel-body">${startForm(view, 'Start over', false)}</div>`)}`;
}

function beginning(view: View): Html {
  return html`<section class="panel">
    <div class="panel-body stack">
      <p>
        ${steps.length} steps for somebody new, in Throughline and here. Nothing has to be ticked off: the
        sandbox looks at what has arrived and marks each step by itself. It ends with time that really went to
        a job in XPM, and an invoice that really reached its job overnight.
      </p>
      <ol class="soft outline">
        ${steps.map(({ title }) => html`<li>${title}</li>`)}
      </ol>
      ${startForm(view, 'Begin', true)}
    </div>
  </section>`;
}

function startForm({ state, course }: View, button: string, isMain: boolean): Html {
  const choices = state.xpm.staff
    .filter(({ deleted }) => !deleted)
    .map(({ uuid, name, email }) => [uuid, `${name} (${email})`] as const);
  const usual = course?.traineeUuid ?? state.xpm.staff.find(({ email }) => email === 'staff@demo.test')?.uuid;
  return form({
    verb: 'course',
    controls: [
      {
        name: 'traineeUuid',
        label: 'Who takes it',
        type: 'choice',
        choices,
        value: usual ?? '',
        required: true,
      },
    ],
    button,
    isMain,
  });
}

interface Taking {
  readonly view: View;
  readonly course: Course;
}

function stepItem(step: Step, index: number, { view, course }: Taking): Html {
  const passed = course.passed[index];
  if (passed) return passedStep(step, passed, view);
  if (index > course.passed.length) {
    return html`<li class="step later">
      <span class="mark num">${index + 1}</span>
      <h3>${step.title}</h3>
    </li>`;
  }
  return presentStep(step, index, { view, course });
}

function passedStep(step: Step, { sentence, at }: PassedStep, { state }: View): Html {
  return html`<li class="step passed">
    <span class="mark">${icon('check')}<span class="hidden-text">Done</span></span>
    <div>
      <h3>${step.title}</h3>
      <p class="small soft">${sentence} ${instantText(at, state.xpm.practice.timeZone)}</p>
    </div>
  </li>`;
}

function presentStep(step: Step, index: number, { view, course }: Taking): Html {
  const facts: CourseFacts = { state: view.state, calls: view.calls, course };
  return html`<li class="step now" aria-current="step">
    <span class="mark num">${index + 1}</span>
    <div class="stack">
      <h3>${step.title}</h3>
      <ol>
        ${step.todo.map((line) => html`<li>${line}</li>`)}
      </ol>
      ${step.id === 'bill' ? example(view) : null}
      <p><span class="soft">You will see:</span> ${step.see}</p>
      <div class="line">
        ${place(step, view)}${(step.helps?.(facts) ?? []).map(({ label, verb, fields }) => form({ verb, hidden: fields, button: label }))}
      </div>
      <p class="notice" role="status"><span class="strong">Checkpoint.</span> ${verdictOf(facts).sentence}</p>
    </div>
  </li>`;
}

function place({ place: to }: Step, { appUrl }: View): Html | null {
  if (to === null) return null;
  return html`<a class="button main-action" href="${appUrl}${to.path}" target="_blank" rel="noreferrer"
    >Open ${to.label} ${icon('arrow')}<span class="hidden-text">, opens in a new tab</span></a
  >`;
}

function example({ state }: View): Html | null {
  const job = exampleJob(state);
  if (!job) return null;
  return html`<p class="soft">
    For example: client <b class="strong">${job.clientName}</b>, reference
    <b class="strong">${job.clientOrderNumber}</b>, which is job ${job.number} · ${job.name}.
  </p>`;
}
