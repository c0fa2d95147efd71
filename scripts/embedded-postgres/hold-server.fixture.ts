import { startEmbeddedPostgres } from './start-embedded-postgres.ts';

/** Owns the server of the folder named on the command line until it is told to go, or killed. */
const dataDir = process.argv[2] ?? '';
const postgres = await startEmbeddedPostgres({ dataDir });
process.stdout.write(`${JSON.stringify({ ownerUrl: postgres.ownerUrl, adopted: postgres.adopted })}\n`);
process.stdin.resume().once('end', () => void postgres.stop().then(() => process.exit(0)));
