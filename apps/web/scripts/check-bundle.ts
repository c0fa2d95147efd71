import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import { z } from 'zod';

const dist = new URL('../dist/', import.meta.url);
const entries = ['index.html', 'src/features/work/work-page.tsx'];
const maxBytes = 200_000;

const Manifest = z.record(
  z.string(),
  z.object({ file: z.string(), imports: z.array(z.string()).default([]) }),
);

/** Files a first visit to Work cannot do without: what the page and the shell import statically. */
function filesOf(manifest: z.output<typeof Manifest>): ReadonlySet<string> {
  const waiting = [...entries];
  const seen = new Set<string>();
  const files = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const chunk = manifest[name];
    if (!chunk)
      throw new Error(`the build has no ${name}; run "vite build" first, or correct the entry's path`);
    files.add(chunk.file);
    waiting.push(...chunk.imports);
  }
  return files;
}

const manifest = Manifest.parse(JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8')));
const bytes = [...filesOf(manifest)]
  .filter((file) => file.endsWith('.js'))
  .reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist))).length, 0);
const verdict = bytes <= maxBytes ? 'pass' : 'fail';
process.stdout.write(`work-route-js ${(bytes / 1000).toFixed(1)} kB gz, goal 200 kB ${verdict}\n`);
process.exitCode = bytes <= maxBytes ? 0 : 1;
