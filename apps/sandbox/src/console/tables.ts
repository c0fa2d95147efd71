import type { SandboxState } from '../control/state.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

interface TableOf {
  readonly title: string;
  readonly columns: readonly string[];
  /** Rows with a stable id, so that changed ones can be found. */
  readonly rows: readonly { readonly id: string; readonly cells: readonly (string | number)[] }[];
}

const shownRows = 200;

/** Tables of what XPM holds. */
export function practiceTables({ xpm }: SandboxState): Html[] {
  return [
    tableOf({
      title: 'Times',
      columns: ['Day', 'Staff', 'Job', 'Task', 'Minutes', 'Note', 'Invoiced'],
      rows: xpm.times.toReversed().map((time) => ({
        id: time.uuid,
        cells: [
          time.date,
          time.staffName,
          `${time.jobNumber} ${time.jobName}`,
          time.taskName,
          time.minutes,
          time.note,
          time.invoiceTaskUuid === null ? '' : 'yes',
        ],
      })),
    }),
    tableOf({
      title: 'Jobs',
      columns: ['Number', 'Name', 'Client', 'State', 'Client order number', 'Start', 'Due', 'Tasks'],
      rows: xpm.jobs.map((job) => ({
        id: job.uuid,
        cells: [
          job.number,
          job.name,
          job.clientName,
          job.state,
          job.clientOrderNumber,
          job.startDate,
          job.dueDate,
          job.tasks
            .map((task) => `${task.name}${task.actualMinutes === 0 ? '' : ` ${task.actualMinutes} min`}`)
            .join(', '),
        ],
      })),
    }),
    tableOf({
      title: 'Clients',
      columns: ['Name', 'E-mail', 'Archived', 'Deleted'],
      rows: xpm.clients.map((client) => ({
        id: client.uuid,
        cells: [
          client.name,
          client.email ?? '',
          client.isArchived ? 'yes' : '',
          client.isDeleted ? 'yes' : '',
        ],
      })),
    }),
    tableOf({
      title: 'Staff',
      columns: ['Name', 'E-mail', 'UUID'],
      rows: xpm.staff.map((staff) => ({ id: staff.uuid, cells: [staff.name, staff.email, staff.uuid] })),
    }),
  ];
}

/** Tables of what Xero holds. */
export function ledgerTables({ xero }: SandboxState): Html[] {
  return [
    tableOf({
      title: 'Invoices',
      columns: ['Number', 'Contact', 'Date', 'Status', 'Reference', 'Total', 'Due'],
      rows: xero.invoices.toReversed().map((row) => ({
        id: row.id,
        cells: [row.number, row.contactName, row.date, row.status, row.reference, row.total, row.amountDue],
      })),
    }),
    tableOf({
      title: 'Contacts',
      columns: ['Name', 'Status', 'Number', 'E-mail'],
      rows: xero.contacts.map((row) => ({
        id: row.contactId,
        cells: [row.name, row.status, row.contactNumber ?? '', row.emailAddress],
      })),
    }),
    tableOf({
      title: 'Accounts',
      columns: ['Code', 'Name', 'Type', 'Status', 'Tax', 'System'],
      rows: xero.accounts.map((row) => ({
        id: row.accountId,
        cells: [row.code ?? '(no code)', row.name, row.type, row.status, row.taxType, row.systemAccount],
      })),
    }),
    tableOf({
      title: 'Tax rates',
      columns: ['Type', 'Name', 'Rate', 'Status'],
      rows: xero.taxRates.map((row) => ({
        id: row.taxType,
        cells: [row.taxType, row.name, `${row.effectiveRate} %`, row.status],
      })),
    }),
  ];
}

function tableOf({ title, columns, rows }: TableOf): Html {
  const more = rows.length > shownRows ? `, first ${shownRows} shown` : '';
  return html`<section>
    <h2>${title} <span class="soft">${rows.length}${more}</span></h2>
    <div class="scroll" tabindex="0" role="region" aria-label="${title}">
      <table>
        <thead>
          <tr>
            ${columns.map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.slice(0, shownRows).map(
            (row) =>
              html`<tr data-id="${row.id}">
                ${row.cells.map(cell)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function cell(value: string | number): Html {
  return typeof value === 'number' ? html`<td class="num">${value}</td>` : html`<td>${value}</td>`;
}
