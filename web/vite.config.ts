import { resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { mapFiles } from './tools/map_files';

const here = (path: string) => resolve(import.meta.dirname, path);

// What the field face needs, found by following its page through the built chunks: what it imports now
// or later, with their styles. The worker keeps exactly these, so that the app opens without a line.
const needed = new Set<string>();
const fieldFiles: Plugin = {
  name: 'field-files',
  generateBundle(_options, bundle) {
    const follow = (name: string): void => {
      const chunk = bundle[name];
      if (!chunk || needed.has(name)) return;
      needed.add(name);
      if (chunk.type !== 'chunk') return;
      [...chunk.imports, ...chunk.dynamicImports].forEach(follow);
      const { importedCss, importedAssets } = chunk.viteMetadata ?? {};
      [...(importedCss ?? []), ...(importedAssets ?? [])].forEach(follow);
    };
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk' && chunk.isEntry && chunk.name === 'field') follow(chunk.fileName);
    if (!needed.size) this.error('the field face has no entry: its worker would keep nothing');
    for (const name of ['field/index.html', 'field.webmanifest', 'icon.svg', 'icon-192.png', 'icon-512.png'])
      needed.add(name);
  },
};

const worker = VitePWA({
  // The worker of the field face; the other faces have none.
  strategies: 'injectManifest',
  srcDir: 'src/field',
  filename: 'worker.ts',
  scope: '/field/',
  injectRegister: false,
  manifest: false,
  injectManifest: {
    globPatterns: ['**/*'],
    globIgnores: ['**/*.{map,br,gz}'],
    maximumFileSizeToCacheInBytes: 8 * 1024 * 1024,
    manifestTransforms: [
      (entries) => ({ manifest: entries.filter((entry) => needed.has(entry.url)), warnings: [] }),
    ],
  },
});

// The public face is built by itself, so that a reader on a slow line gets nothing that only the others need;
// on such a line a round trip costs more than a few bytes, so what its pages share is in two files.
//   vite build --mode public --outDir FOLDER    the public face; empties the folder
//   vite build --outDir FOLDER                  the others, beside it
//   vite build --ssr src/public/render.ts       what draws the public pages, see tools/prerender.mjs
const publicBuild = {
  input: here('index.html'),
  output: {
    codeSplitting: {
      groups: [
        { name: 'vue', test: /preload-helper|node_modules[\\/](@vue|vue|vue-router|vue-i18n|@intlify)[\\/]/ },
        { name: 'parts', test: /src|@lucide/, minShareCount: 2 },
      ],
    },
  },
};
const otherBuild = {
  input: { desk: here('desk/index.html'), field: here('field/index.html'), wall: here('wall/index.html') },
  output: {
    codeSplitting: {
      groups: [
        { name: 'vue', test: /node_modules[\\/](@vue|vue|vue-router|vue-i18n|@intlify)[\\/]/ },
        { name: 'icons', test: /node_modules[\\/]@lucide[\\/]/ },
        { name: 'shared', test: /src[\\/](ui|api)[\\/]/ },
      ],
    },
  },
};

export default defineConfig(({ mode, isSsrBuild = false }) => ({
  plugins: [
    vue(), ...(isSsrBuild ? [] : [mapFiles(here('../data/map'))]),
    ...(isSsrBuild || mode === 'public' ? [] : [fieldFiles, worker]),
  ],
  resolve: { alias: { '@': here('src') } },
  ssr: { noExternal: true },
  publicDir: isSsrBuild ? false : here('static'),
  define: {
    __VUE_I18N_FULL_INSTALL__: true,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    __VUE_OPTIONS_API__: true,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false,
  },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    emptyOutDir: isSsrBuild || mode === 'public',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    manifest: mode === 'public',
    rolldownOptions: isSsrBuild ? {} : mode === 'public' ? publicBuild : otherBuild,
  },
  server: { proxy: { '/api': 'http://localhost:8080', '/open311': 'http://localhost:8080' } },
}));
