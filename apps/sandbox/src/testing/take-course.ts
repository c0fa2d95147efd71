import type { Connected } from './connected.ts';

type Jobs = ReturnType<Connected['running']['sandbox']['control']['state']>['xpm']['jobs'];

/** What Throughline does in the course, done on the real interfaces: a time entry with a marker, and a client bill. */
export function asThroughline(at: Connected, traineeUuid: string) {
  const state = () => at.running.sandbox.control.state();
  const job = (): Jobs[number] => {
    const active = state().xero.contacts.filter(({ status }) => status === 'ACTIVE');
    const found = state().xpm.jobs.find(
      ({ stateType, clientOrderNumber, clientName, tasks }) =>
        stateType === 'Standard' &&
        clientOrderNumber !== '' &&
        tasks.length > 0 &&
        active.some(({ name }) => name === clientName),
    );
    if (!found) throw new Error('the profile holds no open job with a Client Order Number and a contact');
    return found;
  };
  const timesheet = (marker: string, minutes: number, uuid = ''): string => {
    const { number, tasks } = job();
    const id = uuid === '' ? '' : `<UUID>${uuid}</UUID>`;
    return `<Timesheet>${id}<Job>${number}</Job><TaskUUID>${tasks[0]?.uuid ?? ''}</TaskUUID><StaffUUID>${traineeUuid}</StaffUUID><Date>20261123</Date><Minutes>${minutes}</Minutes><Note>Ledger tidy ${marker}</Note></Timesheet>`;
  };
  return {
    job,
    /** Adds a time entry; rejects when the answer is lost. */
    addTime: (marker: string, minutes: number) => at.xpm('POST', 'time.api/add', timesheet(marker, minutes)),
    editTime: (uuid: string, marker: string, minutes: number) =>
      at.xpm('PUT', 'time.api/update', timesheet(marker, minutes, uuid)),
    /** Looks whether an entry arrived. */
    look: () => at.xpm('GET', `time.api/staff/${traineeUuid}?from=20261123&to=20261123`),
    /** Posts a client bill for the job. */
    postBill: (number: string, reference = job().clientOrderNumber) =>
      at.xero('PUT Invoices', {
        Invoices: [
          {
            Type: 'ACCREC',
            Status: 'AUTHORISED',
            Contact: {
              ContactID: state().xero.contacts.find(({ name }) => name === job().clientName)?.contactId,
            },
            Date: '2026-11-23',
            DueDate: '2026-12-20',
            Reference: reference,
            InvoiceNumber: number,
            LineAmountTypes: 'Exclusive',
            LineItems: [
              {
                Description: 'Annual accounts',
                Quantity: 1,
                UnitAmount: 1200,
                AccountCode: '200',
                TaxType: 'OUTPUT2',
              },
            ],
          },
        ],
      }),
  };
}
