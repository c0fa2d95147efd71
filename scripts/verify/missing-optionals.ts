import type { LockedPackage } from './lockfile-problems.ts';

/** A platform package that a locked package may use, and that the lock file does not name. */
export type MissingOptional = { name: string; version: string; dev: boolean };

/**
 * Optional dependencies the lock file leaves out. `npm install` leaves out those its registry does not offer, and
 * `npm ci` then refuses the lock file.
 *
 * @param packages the lock file's `packages`, by path
 * @returns sorted by name, each once
 */
export function missingOptionals(packages: Record<string, LockedPackage>): MissingOptional[] {
  const missing = new Map<string, MissingOptional>();
  for (const [path, locked] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(locked.optionalDependencies ?? {})) {
      if (!isLocked(packages, path, name)) missing.set(name, { name, version, dev: locked.dev ?? false });
    }
  }
  return [...missing.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Looks where Node would: beside the importer first, then in each folder above. */
function isLocked(packages: Record<string, LockedPackage>, importer: string, name: string): boolean {
  for (
    let folder = importer;
    ;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))
  ) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === '') return false;
  }
}

const PLATFORM =
  /[-/](?<os>android|darwin|freebsd|linux|openharmony|win32|windows)-(?<cpu>arm64|arm|x64|64|ia32|ppc64|riscv64|s390x)(?:-(?<abi>gnu|musl|msvc|eabi|gnueabihf|musleabihf))?$/;
const EXACT_VERSION = /^\d+\.\d+\.\d+/;

/**
 * The entry that keeps a platform package in the lock file and off other platforms.
 *
 * @param missing its name ends in an operating system and a processor, as `binding-linux-arm64-musl`
 * @returns without a checksum, as nobody here could fetch the package; null for a name of another form
 */
export function platformEntry({ name, version, dev }: MissingOptional) {
  const platform = PLATFORM.exec(name)?.groups;
  if (platform === undefined || !EXACT_VERSION.test(version)) return null;
  return {
    version,
    cpu: [platform['cpu'] === '64' ? 'x64' : platform['cpu']],
    ...(dev ? { dev } : {}),
    ...libcOf(platform['os'], platform['abi']),
    license: 'MIT',
    optional: true,
    os: [platform['os'] === 'windows' ? 'win32' : platform['os']],
  };
}

function libcOf(system: string | undefined, abi: string | undefined): { libc?: string[] } {
  if (system !== 'linux' || abi === undefined) return {};
  return { libc: [abi.startsWith('musl') ? 'musl' : 'glibc'] };
}
