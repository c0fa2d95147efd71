import { exampleJob } from '../course/check-bill.ts';
import type { CourseFacts } from '../course/check.ts';
import { verdictOf } from '../course/follow-course.ts';
import type { Course, PassedStep } from '../course/records.ts';
import type { Step } from '../course/step.ts';
import { steps } from '../course/steps.ts';
import { form } from './form.ts';
import { counted, instantText } from './format.ts';
import { titled } from './frame.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { icon } from './icons.ts';
import { proof } from './proof.ts';
import type { View } from './view.ts';

/** The guided first half hour: steps with checkpoints that the sandbox verifies from its own state. */
export function coursePage(view: View): Html {
  const { course } = view;
  return html`${titled('Guided half hour', html`<span id="progress" data-live class="line">${progress(course)}</span>`)}
    <div id="course" data-live>${course === null ? beginning() : taking({ view, course })}</div>
    <section class="panel" id="start" data-live>
      ${course === null ? null : html`<div class="panel-head"><h2>Start over</h2></div>`}
      <div class="panel-body">${startForm(view)}</div>
    </section>`;
}

function progress(course: Course | null): Html | null {
  if (course === null) return null;
  const done = course.passed.length;
  return html`<progress class="bar" max="${steps.length}" value="${done}" aria-label="Steps done"></progress>
    <span class="soft">${done} of ${steps.length}</span>`;
}

function taking({ view, course }: Taking): Html {
  const done = course.passed.length;
  const items = steps.map((step, index) => stepItem(step, index, { view, course }));
  if (done === steps.length)
    return html`${proof(view, course)}
      <ol class="panel steps">
        ${items}
      </ol>`;
  return html`${done === 0 ? null : passedSteps(items.slice(0, done))}
    <ol class="panel steps" start="${done + 1}">
      ${items.slice(done)}
    </ol>`;
}

/** What is done is out of the way, so that the present step stands at the top of a phone too. */
function passedSteps(items: readonly Html[]): Html {
  return html`<details class="panel done-steps" data-key="passed">
    <summary>${counted(items.length, 'step', 'steps')} done</summary>
    <ol class="steps">
      ${items}
    </ol>
  </details>`;
}

function beginning(): Html {
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
    </div>
  </section>`;
}

function startForm({ state, course }: View): Html {
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
    button: course === null ? 'Begin' : 'Start over',
    isMain: course === null,
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
