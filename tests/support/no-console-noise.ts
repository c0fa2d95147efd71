import { afterEach, beforeEach, vi } from 'vitest';

/** A test that makes our code complain on the console fails: expected complaints belong in an assertion. */
const heard: string[] = [];

beforeEach(() => {
  heard.length = 0;
  for (const method of ['error', 'warn'] as const) {
    vi.spyOn(console, method).mockImplementation((...said: unknown[]) => {
      heard.push(`console.${method}: ${said.map(String).join(' ')}`);
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  if (heard.length > 0) throw new Error(`The test spoke on the console:\n${heard.join('\n')}`);
});
