import { indexNames, searchNames } from '../../lib/search-names.ts';

export const groupNames = [
  'Start timer on',
  'Go to',
  'Clients',
  'Jobs',
  'Client bills',
  'Actions here',
  'Settings',
] as const;

export type GroupName = (typeof groupNames)[number];

export type Command = {
  readonly id: string;
  readonly group: GroupName;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly key?: string | undefined;
  readonly run: () => void;
};

export type PaletteGroup = { readonly name: GroupName; readonly commands: readonly Command[] };

const perGroupMax = 10;
const groupsByMark: Readonly<Record<string, readonly GroupName[]>> = {
  '>': ['Actions here', 'Settings'],
  '@': ['Clients'],
  '#': ['Jobs', 'Client bills'],
};

/**
 * Groups of commands that fit what was typed, in their fixed order, ten each. A leading `>` means actions only, `@`
 * clients, `#` jobs and client bills.
 */
export function findCommands(commands: readonly Command[], typed: string): readonly PaletteGroup[] {
  const only = groupsByMark[typed.trimStart().charAt(0)];
  const text = only ? typed.trimStart().slice(1) : typed;
  const names = only ?? groupNames;
  return names.flatMap((name) => {
    const ofGroup = commands.filter((command) => command.group === name);
    const index = indexNames(ofGroup, (command) => `${command.label} ${command.detail ?? ''}`);
    const found = searchNames(index, text, perGroupMax);
    return found.length === 0 ? [] : [{ name, commands: found }];
  });
}
