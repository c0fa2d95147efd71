import { describe, expect, it } from 'vitest';

import { parseCommand, UsageError } from './parse-command.ts';

const practice = ['--name', 'Ashby & Co', '--country', 'NZ', '--time-zone', 'Pacific/Auckland'];
const admin = ['--admin-email', 'a@b.test', '--password', 'correct horse'];
const staff = [
  '--practice',
  'p1',
  '--name',
  'Mei',
  '--email',
  'm@b.test',
  '--password',
  'x',
  '--roles',
  'staff,accounts',
];

describe('parseCommand', () => {
  it('reads create-practice', () => {
    expect(parseCommand(['create-practice', ...practice, ...admin])).toEqual({
      name: 'create-practice',
      input: {
        name: 'Ashby & Co',
        country: 'NZ',
        timeZone: 'Pacific/Auckland',
        adminEmail: 'a@b.test',
        password: 'correct horse',
      },
    });
  });

  it('reads add-staff with its roles, with and without an XPM staff id', () => {
    expect(parseCommand(['add-staff', ...staff]).input).toMatchObject({
      roles: ['staff', 'accounts'],
      xpmStaffUuid: null,
    });
    expect(parseCommand(['add-staff', ...staff, '--xpm-staff-uuid=u1']).input).toMatchObject({
      xpmStaffUuid: 'u1',
    });
  });

  it('reads verify-receipts of one practice or of all, and after-restore', () => {
    expect(parseCommand(['verify-receipts'])).toEqual({
      name: 'verify-receipts',
      input: { practiceId: null },
    });
    expect(parseCommand(['verify-receipts', '--practice', 'p1']).input).toEqual({ practiceId: 'p1' });
    expect(parseCommand(['after-restore'])).toEqual({ name: 'after-restore', input: null });
  });

  it('says which option is missing', () => {
    expect(() => parseCommand(['create-practice', ...practice])).toThrow(
      /^--admin-email is missing\. Usage: create-practice /,
    );
  });

  it.each([
    [[]],
    [['drop-practice']],
    [['verify-receipts', '--practice']],
    [['after-restore', '--practice', 'p1']],
    [['add-staff', ...staff, '--superuser', 'yes']],
    [['add-staff', 'stray']],
  ])('refuses %j', (argv) => expect(() => parseCommand(argv)).toThrow(UsageError));
});
