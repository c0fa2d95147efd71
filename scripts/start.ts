import { nodeVersionProblem } from './start/node-version.ts';

/** `npm start`; with `--no-web` the web app is left to `npm run dev`. */
const problem = nodeVersionProblem(process.versions.node);
if (problem === null) {
  const { main } = await import('./start/main.ts');
  const { startThroughline } = await import('../apps/api/src/index.ts');
  const { startSandbox } = await import('../apps/sandbox/src/index.ts');
  const web = !process.argv.includes('--no-web');
  process.exit(await main({ web, startApp: startThroughline, startSandbox }));
}
process.stderr.write(`${problem}\n`);
process.exit(1);
