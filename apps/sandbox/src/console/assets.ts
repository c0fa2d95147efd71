import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { Hono } from 'hono';

/** In the order of the cascade. */
const sheets = ['look', 'frame', 'lists', 'chips', 'forms', 'course', 'narrow'];
const fonts = { 'inter-latin': 'inter-latin-wght-normal', 'inter-latin-ext': 'inter-latin-ext-wght-normal' };

const style = sheets.map((name) => readAsset(`${name}.css`)).join('\n');
const script = readAsset('console.js');
const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#875302"/><path d="M5 16h22" stroke="#fff" stroke-width="3" stroke-linecap="round"/><circle cx="16" cy="16" r="5" fill="#875302" stroke="#fff" stroke-width="3"/></svg>`;

/** Style, script, fonts and mark of every page of the sandbox, for whoever asks: they say nothing of what it holds. */
export function assetRoutes(): Hono {
  const app = new Hono()
    .get('/console.css', (c) => c.body(style, 200, headersOf('text/css; charset=utf-8')))
    .get('/console.js', (c) => c.body(script, 200, headersOf('text/javascript; charset=utf-8')))
    .get('/mark.svg', (c) => c.body(mark, 200, headersOf('image/svg+xml')));
  for (const [name, file] of Object.entries(fonts)) {
    app.get(`/fonts/${name}.woff2`, (c) => {
      const bytes = readFont(file);
      return bytes === null ? c.body(null, 404) : c.body(bytes, 200, headersOf('font/woff2'));
    });
  }
  return app;
}

function readAsset(name: string): string {
  return readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8');
}

/** The app's font where the app is installed beside the sandbox; null otherwise, and the system's is used. */
function readFont(file: string): Uint8Array<ArrayBuffer> | null {
  try {
    const path = createRequire(import.meta.url).resolve(`@fontsource-variable/inter/files/${file}.woff2`);
    return new Uint8Array(readFileSync(path));
  } catch {
    return null;
  }
}

function headersOf(type: string): Record<string, string> {
  return { 'content-type': type, 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' };
}
