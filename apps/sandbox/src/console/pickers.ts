import { dayText, minutesText } from './format.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import type { View } from './view.ts';

/** Something that can be picked: what is sent, and what a person reads. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** More than this many are not listed; what is typed is taken all the same. */
const listedAtMost = 400;

type State = View['state'];

const lists = {
  job: ({ xpm }: State): Choice[] =>
    xpm.jobs.map(({ number, name, clientName }) => ({
      value: number,
      label: `${number} · ${name} · ${clientName}`,
    })),
  task: ({ xpm }: State): Choice[] =>
    xpm.jobs.flatMap(({ number, clientName, tasks }) =>
      tasks.map((task) => ({
        value: task.uuid,
        label: `${number} · ${task.label || task.name} · ${clientName}`,
      })),
    ),
  staff: ({ xpm }: State): Choice[] => xpm.staff.map(({ uuid, name }) => ({ value: uuid, label: name })),
  client: ({ xpm }: State): Choice[] => xpm.clients.map(({ uuid, name }) => ({ value: uuid, label: name })),
  time: ({ xpm }: State): Choice[] =>
    xpm.times.toReversed().map((time) => ({
      value: time.uuid,
      label: `${dayText(time.date)} · ${time.staffName} · ${time.jobNumber} · ${minutesText(time.minutes)} · ${time.note}`,
    })),
  state: ({ xpm }: State): Choice[] =>
    xpm.jobStates.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` })),
  practiceInvoice: ({ xpm }: State): Choice[] =>
    xpm.invoices
      .toReversed()
      .map(({ number, description }) => ({ value: number, label: `${number} · ${description}` })),
  ledgerInvoice: ({ xero }: State): Choice[] =>
    xero.invoices.toReversed().map(({ id, number, contactName, total }) => ({
      value: id,
      label: `${number} · ${contactName} · ${total}`,
    })),
  contact: ({ xero }: State): Choice[] =>
    xero.contacts.map(({ contactId, name }) => ({ value: contactId, label: name })),
  account: ({ xero }: State): Choice[] =>
    xero.accounts.map(({ accountId, code, name }) => ({
      value: accountId,
      label: `${code ?? 'no code'} · ${name}`,
    })),
  tenant: ({ identity }: State): Choice[] =>
    identity.tenants.map(({ tenantId, name }) => ({ value: tenantId, label: name })),
} as const;

export type PickerName = keyof typeof lists;

const byField: Readonly<Record<string, PickerName>> = {
  jobNumber: 'job',
  taskUuid: 'task',
  staffUuid: 'staff',
  clientUuid: 'client',
  billingClientUuid: 'client',
  timeUuid: 'time',
  timeUuids: 'time',
  copyOf: 'time',
  code: 'state',
  invoiceNumber: 'practiceInvoice',
  invoiceId: 'ledgerInvoice',
  contactId: 'contact',
  intoContactId: 'contact',
  accountId: 'account',
  tenantId: 'tenant',
};

/** The list from which a value of that name is picked; null when it is typed. */
export function pickerOf(field: string): PickerName | null {
  return byField[field] ?? null;
}

/** What can be picked from a list. Two of one label carry the beginning of their ids as well. */
export function choicesOf(name: PickerName, state: State): Choice[] {
  const choices = lists[name](state);
  const seen = new Map<string, number>();
  for (const { label } of choices) seen.set(label, (seen.get(label) ?? 0) + 1);
  return choices.map((choice) =>
    seen.get(choice.label) === 1
      ? choice
      : { ...choice, label: `${choice.label} · ${choice.value.slice(0, 8)}` },
  );
}

/** The value that a person's text stands for: a label's value, or the text itself. */
export function picked(name: PickerName, state: State, text: string): string {
  const wanted = text.trim();
  return choicesOf(name, state).find(({ label }) => label.trim() === wanted)?.value ?? text;
}

/** The lists as the browser offers them while typing. */
export function dataLists(names: readonly PickerName[], state: State): Html[] {
  return names.map(
    (name) =>
      html`<datalist id="pick-${name}" data-live>
        ${choicesOf(name, state)
          .slice(0, listedAtMost)
          .map(({ label }) => html`<option value="${label}"></option>`)}
      </datalist>`,
  );
}
