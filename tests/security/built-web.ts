import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Never served: it lies beside the folder that is. */
export const besideTheWeb = 'a file of the machine';

/** A folder as the web app's build leaves one, with a file next to it that nobody may read. */
export async function builtWeb(): Promise<{ readonly dir: string; remove(): Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'throughline-web-'));
  const dir = join(root, 'dist');
  await mkdir(join(dir, 'assets'), { recursive: true });
  await writeFile(join(root, 'secret.txt'), besideTheWeb);
  await writeFile(
    join(dir, 'index.html'),
    '<!doctype html><title>Throughline</title><script src="/assets/app-1a2b.js"></script>',
  );
  await writeFile(join(dir, 'assets', 'app-1a2b.js'), 'document.title = "Throughline";');
  await writeFile(join(dir, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  return { dir, remove: () => rm(root, { recursive: true, force: true }) };
}
