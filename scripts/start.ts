import { startThroughline } from '../apps/api/src/index.ts';
import { startSandbox } from '../apps/sandbox/src/index.ts';
import { main } from './start/main.ts';

/** `npm start`; with `--no-web` the web app is left to `npm run dev`. */
const web = !process.argv.includes('--no-web');
process.exit(await main({ web, startApp: startThroughline, startSandbox }));
