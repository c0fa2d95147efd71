import { Client } from 'pg';

/** `bare-process.ts DATABASE_URL`: connects, asks one thing, ends. */
const client = new Client({ connectionString: process.argv[2] ?? '' });
await client.connect();
await client.query('select 1');
await client.end();
