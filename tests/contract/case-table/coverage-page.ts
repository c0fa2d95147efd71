import { notCovered, practiceEndpoints } from './endpoints.ts';
import type { Case } from './read-cases.ts';

/** A method of a client with its endpoint and the cases that call it. */
export type Covered = {
  readonly method: string;
  readonly endpoint: string;
  readonly cases: readonly Case[];
};

/** What a file of tests is about, in the order of the columns. */
const columns = [
  { title: 'rules and data', files: /^(xero-rules$|(ledger|xpm)-(?!faults$))/ },
  { title: 'faults', files: /-faults$/ },
  { title: 'limits', files: /^limits$/ },
  { title: 'documented and odd answers', files: /^(documented-[\w-]+|odd-answers|samples)$/ },
  { title: 'any server', files: /^any-/ },
] as const;

/** Whether a chain of names is a call of a method. */
type Calls = (chain: string, method: string) => boolean;

export const practiceCalls: Calls = (chain, method) => chain.endsWith(`.${method}`);

/** A chain that is a call of the practice client is none of the ledger client, whatever it ends in. */
export const ledgerCalls: Calls = (chain, method) =>
  chain.endsWith(`.${method}`) &&
  !Object.keys(practiceEndpoints).some((practiceMethod) => practiceCalls(chain, practiceMethod));

/** The methods of a client, in the order of its endpoints. */
export function coverageOf(
  endpoints: Readonly<Record<string, string>>,
  cases: readonly Case[],
  isCall: Calls,
): readonly Covered[] {
  return Object.entries(endpoints).map(([method, endpoint]) => ({
    method,
    endpoint,
    cases: cases.filter(({ calls }) => [...calls].some((chain) => isCall(chain, method))),
  }));
}

/** The page, from its heading to its end. */
export function coveragePage(parts: Readonly<Record<string, readonly Covered[]>>): string {
  const sections = Object.entries(parts).flatMap(([heading, covered]) => [
    `## ${heading}`,
    matrixOf(covered),
    ...covered.map(listOf),
  ]);
  return `${[head, ...sections].join('\n\n')}\n`;
}

const head = `# Endpoints and cases of the contract suite

Written by \`npx vitest run --project contract coverage -u\` from the tests themselves; \`coverage.test.ts\` compares. A
number counts named cases, of which many run over a table of their own. How to run them is in \`README.md\`.`;

function matrixOf(covered: readonly Covered[]): string {
  const titles = columns.map(({ title }) => title);
  const rows = covered.map(({ method, endpoint, cases }) => {
    const counts = columns.map(({ files }) => cases.filter(({ file }) => files.test(file)).length || '');
    return [`\`${endpoint}\``, `\`${method}\``, ...counts];
  });
  const lines = [
    ['endpoint', 'method', ...titles],
    ['endpoint', 'method', ...titles].map(() => '---'),
    ...rows,
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function listOf({ method, endpoint, cases }: Covered): string {
  const reason = notCovered[method];
  const lines = cases.map(({ file, title }) => `- ${file}: ${title}`);
  return [
    `### \`${endpoint}\`, \`${method}\``,
    lines.length === 0 ? `Not covered: ${reason ?? 'nobody said why'}.` : [...new Set(lines)].join('\n'),
  ].join('\n\n');
}
