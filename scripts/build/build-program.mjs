import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { build } from 'vite';

import { digestNow, digestOf, root } from './sources.mjs';

/** `build-program.mjs ENTRY FOLDER`: builds a program as one file, with its source map and the list of its sources. */
const [, , entry = '', folder = ''] = process.argv;

/** Digests by path below the repository. What names of packages mean, and how it is built, is a source as well. */
const sources = new Map();
for (const path of ['package-lock.json', 'scripts/build/build-program.mjs']) {
  sources.set(path, await digestNow(path));
}

await build({
  configFile: false,
  root,
  publicDir: false,
  logLevel: 'warn',
  plugins: [{ name: 'own-sources', enforce: 'pre', transform }],
  // xero-node is loaded on first use, and only where client bills are sent.
  ssr: { target: 'node', noExternal: true, external: ['xero-node'] },
  build: {
    ssr: entry,
    outDir: folder,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      output: { entryFileNames: 'program.mjs', codeSplitting: false, sourcemapExcludeSources: true },
    },
  },
});
await writeFile(join(folder, 'sources.json'), `${JSON.stringify(Object.fromEntries(sources), null, 2)}\n`);

/**
 * Notes our own sources, and lets them find what lies beside them in the repository. Of others' no map is kept: maps
 * are read at every start.
 *
 * @param {string} code
 * @param {string} id
 */
async function transform(code, id) {
  if (!id.startsWith(root) || id.includes('/node_modules/')) return { code, map: { mappings: '' } };
  const path = id.slice(root.length);
  sources.set(path, digestOf(code));
  const manifest = /^(apps|packages)\/[^/]+\//.exec(path);
  if (manifest) sources.set(`${manifest[0]}package.json`, await digestNow(`${manifest[0]}package.json`));
  const place = `new URL(${JSON.stringify(`../../${path}`)}, import.meta.url).href`;
  return { code: code.replaceAll('import.meta.url', place), map: null };
}
