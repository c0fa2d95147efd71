import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';

import { launchBrowser } from '../support/browser.ts';
import { type Office, openOffice } from './office.ts';

/**
 * Opens an office for the tests of a file and closes it after them. A test during which the browser complained fails;
 * where no browser starts, all are skipped with the reason.
 */
export function useOffice(): () => Office {
  let opened: Office | string = 'The office is opened before the first test.';
  beforeAll(async () => {
    const browser = await openBrowser();
    opened = typeof browser === 'string' ? browser : await openOffice(browser);
  });
  afterAll(async () => {
    if (typeof opened !== 'string') await opened.close();
  });
  beforeEach(({ skip }) => {
    if (typeof opened === 'string') skip(opened);
  });
  afterEach(() => {
    if (typeof opened !== 'string') expect(opened.takeNoise()).toEqual([]);
  });
  return () => {
    if (typeof opened === 'string') throw new Error(opened);
    return opened;
  };
}

/** @returns the browser, or in words why there is none */
export async function openBrowser(): Promise<Browser | string> {
  try {
    return await launchBrowser();
  } catch (error) {
    return `Chromium does not start here: ${error instanceof Error ? error.message : String(error)}`;
  }
}
