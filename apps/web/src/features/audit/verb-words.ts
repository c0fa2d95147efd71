/** What was done, as it goes on after the name: "Mei Tanaka stopped a timer". */
const verbs: Readonly<Record<string, string>> = {
  'timer.start': 'started a timer',
  'timer.stop': 'stopped a timer',
  'timeEntry.create': 'added time',
  'timeEntry.update': 'changed time',
  'timeEntry.remove': 'removed time',
  'timeEntry.restore': 'brought time back',
  'delivery.time_entry': 'heard from XPM',
  'delivery.client_bill': 'heard from Xero',
  'delivery.resolve': 'looked what may go now',
  'delivery.retry': 'sent again',
  'timeEntry.check': 'read time back from XPM',
  'reconcile.sweep': 'compared with XPM and Xero',
  'reconcile.settleTime': 'settled a difference of time',
  'reconcile.acceptBill': 'explained a difference of a client bill',
  'workItem.create': 'added a work item',
  'workItem.update': 'changed a work item',
  'workItem.rollOver': 'rolled a work item over',
  'link.run': 'looked for the job',
  'link.set': 'linked a work item',
  'link.clear': 'unlinked a work item',
  'mirror.refresh': 'read the lists again',
  'process.create': 'added a process',
  'process.rename': 'renamed a process',
  'process.map': 'chose the XPM task',
  'clientBill.draft': 'wrote a client bill',
  'clientBill.update': 'changed a client bill',
  'clientBill.remove': 'removed a client bill',
  'clientBill.approve': 'approved a client bill',
  'clientBill.reopen': 'made a client bill a draft again',
  'clientBill.post': 'posted a client bill',
  'clientBill.chooseContact': 'chose the Xero contact',
  'ledgerAccount.create': 'added a ledger account',
  'ledgerAccount.createUsual': 'took the usual ledger accounts',
  'ledgerAccount.map': 'mapped a ledger account',
  'connection.connect': 'connected',
  'connection.disconnect': 'disconnected',
  'connection.refresh': 'lost the connection',
  'connection.lost': 'lost the connection',
  'staff.add': 'added a person',
  'staff.link': 'linked a person to XPM',
  'staff.setRoles': 'changed roles',
  'staff.remove': 'removed a person',
  'invitation.create': 'invited somebody',
  'invitation.accept': 'accepted an invitation',
  'invitation.revoke': 'took back an invitation',
  'practice.create': 'set up the practice',
  'practice.update': 'changed the practice',
  'demo.seed': 'filled the demo practice',
};

const subjects = {
  time_entry: 'Time',
  xpm_time: 'Time made in XPM',
  work_item: 'Work items',
  link: 'Links',
  process: 'Processes',
  client_bill: 'Client bills',
  ledger_account: 'Ledger accounts',
  client: 'Clients',
  connection: 'Connections',
  staff: 'People',
  invitation: 'Invitations',
  practice: 'Practice',
} as const;

type Done = { readonly what: string; readonly before?: unknown };

/** What an event did, after the name of who did it. */
export function verbWords({ what, before }: Done): string {
  // Starting a timer stops the one that runs, which is an event of its own.
  if (what === 'timer.start' && (before ?? null) !== null) return 'stopped a timer by starting another';
  return verbs[what] ?? what;
}

/** All that can be asked for, by name. */
export function verbOptions(): readonly { readonly id: string; readonly label: string }[] {
  return Object.entries(verbs).map(([id, words]) => ({ id, label: capitalised(words) }));
}

export function subjectOptions(): readonly { readonly id: string; readonly label: string }[] {
  return Object.entries(subjects).map(([id, label]) => ({ id, label }));
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
