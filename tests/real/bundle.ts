import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { repositoryRoot } from '../../scripts/repository-root.ts';
import { environmentWith } from '../support/env.ts';

/** A program as one file, so that starting it hundreds of times costs a tenth of a second each. */
export type Bundle = { readonly file: string; remove(): Promise<void> };

const settings = `export default {
  ssr: { noExternal: true, target: 'node' },
  build: { ssr: true, minify: false, rollupOptions: { output: { entryFileNames: 'program.mjs' } } },
};
`;

/** Bundles a program beside this file. */
export async function bundle(program: string): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-real-'));
  const config = join(folder, 'vite.config.mjs');
  await writeFile(config, settings);
  const entry = fileURLToPath(new URL(program, import.meta.url));
  const vite = join(repositoryRoot, 'node_modules/vite/bin/vite.js');
  const outDir = join(folder, 'out');
  const args = [vite, 'build', '--ssr', entry, '--config', config, '--outDir', outDir, '--logLevel', 'error'];
  const env = environmentWith({ NODE_ENV: 'production' });
  const child = spawn(process.execPath, args, {
    cwd: repositoryRoot,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (status !== 0) throw new Error(`${program} could not be bundled: ${complaint.trim()}`);
  return {
    file: join(outDir, 'program.mjs'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
