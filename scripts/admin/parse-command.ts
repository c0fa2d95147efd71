import { parseArgs } from 'node:util';

/** What the operator typed cannot be carried out; `message` says how to type it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export type NewPractice = {
  name: string;
  country: string;
  timeZone: string;
  adminEmail: string;
  password: string;
};

export type NewStaff = {
  practiceId: string;
  name: string;
  email: string;
  password: string;
  roles: string[];
  xpmStaffUuid: string | null;
};

export type AdminCommand =
  | { name: 'create-practice'; input: NewPractice }
  | { name: 'add-staff'; input: NewStaff }
  /** Of one practice, or of all. */
  | { name: 'verify-receipts'; input: { practiceId: string | null } }
  | { name: 'after-restore'; input: null };

const USAGE = {
  'create-practice': '--name N --country AU|NZ|UK --time-zone Z --admin-email E --password P',
  'add-staff':
    '--practice ID --name N --email E --password P --roles staff,admin,accounts [--xpm-staff-uuid U]',
  'verify-receipts': '[--practice ID]',
  'after-restore': '',
} as const;

/**
 * Reads the arguments of `npm run admin`. Values are checked by the verbs, not here.
 *
 * @param argv without program and script
 * @throws {UsageError} for an unknown command or option, or one that is missing
 */
export function parseCommand(argv: readonly string[]): AdminCommand {
  const [name, ...rest] = argv;
  if (name === 'create-practice') {
    const option = optionsOf(name, rest, ['name', 'country', 'time-zone', 'admin-email', 'password']);
    const input = {
      name: option('name'),
      country: option('country'),
      timeZone: option('time-zone'),
      adminEmail: option('admin-email'),
      password: option('password'),
    };
    return { name, input };
  }
  if (name === 'add-staff') {
    const option = optionsOf(name, rest, [
      'practice',
      'name',
      'email',
      'password',
      'roles',
      'xpm-staff-uuid',
    ]);
    const xpmStaffUuid = rest.some((text) => text.startsWith('--xpm-staff-uuid'));
    const input = {
      practiceId: option('practice'),
      name: option('name'),
      email: option('email'),
      password: option('password'),
      roles: option('roles').split(','),
      xpmStaffUuid: xpmStaffUuid ? option('xpm-staff-uuid') : null,
    };
    return { name, input };
  }
  if (name === 'verify-receipts') {
    const option = optionsOf(name, rest, ['practice']);
    return { name, input: { practiceId: rest.length > 0 ? option('practice') : null } };
  }
  if (name === 'after-restore') {
    optionsOf(name, rest, []);
    return { name, input: null };
  }
  throw new UsageError(`Commands: ${Object.keys(USAGE).join(', ')}.`);
}

/** A reader of the options given, which refuses one that is missing or empty. */
function optionsOf(command: keyof typeof USAGE, args: string[], names: readonly string[]) {
  const values = parseStrictly(command, args, names);
  return (name: string): string => {
    const value = values[name];
    if (typeof value === 'string' && value !== '') return value;
    throw new UsageError(`--${name} is missing. Usage: ${command} ${USAGE[command]}`);
  };
}

function parseStrictly(command: keyof typeof USAGE, args: string[], names: readonly string[]) {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values;
  } catch (cause) {
    throw new UsageError(`Usage: ${command} ${USAGE[command]}`.trimEnd(), { cause });
  }
}
