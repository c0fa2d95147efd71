import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

import chromiumPackage from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

import { chromiumPath, withTemporaryFolder } from './env.ts';

/** The package unpacks its browser; the folder carries its version, so that an older one is never used. */
const packageVersion = '143.0.4';
const systemChromium = '/usr/bin/chromium';

/** Starts a headless Chromium that calls nobody: the one named, the system's, or the one from the packages. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findChromium(),
    // The package's own list of flags is not used: it switches web security off.
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

async function findChromium(): Promise<string> {
  const named = chromiumPath();
  if (named !== null) return named;
  if (existsSync(systemChromium)) return systemChromium;
  const folder = join(tmpdir(), `throughline-chromium-${packageVersion}-${userInfo().uid}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return withTemporaryFolder(folder, () => chromiumPackage.executablePath());
}
