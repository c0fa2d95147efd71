import react from '@vitejs/plugin-react';
import { type Plugin, defineConfig } from 'vite';

const api = 'http://127.0.0.1:3000';

/** Asks for the latin font with the first bytes of the page, under its hashed name. */
function preloadLatinFont(): Plugin {
  return {
    name: 'preload-latin-font',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const font = Object.keys(bundle ?? {}).find((name) => name.includes('inter-latin-wght'));
        if (!font) return [];
        const attrs = { rel: 'preload', href: `/${font}`, as: 'font', type: 'font/woff2', crossorigin: '' };
        return [{ tag: 'link', attrs, injectTo: 'head-prepend' }];
      },
    },
  };
}

export default defineConfig({
  plugins: [react(), preloadLatinFont()],
  server: {
    host: '127.0.0.1',
    proxy: { '/trpc': api, '/api': api, '/oauth': api, '/healthz': api },
  },
  build: {
    outDir: 'dist',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
});
