import { resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { mapFiles } from './tools/map_files';

const here = (path: string) => resolve(import.meta.dirname, path);

// One entry a face: each is loaded alone. `vite build --outDir FOLDER` writes what the server serves.
export default defineConfig({
  plugins: [
    vue(),
    mapFiles(here('../data/map')),
    VitePWA({
      // The worker of the field face; the other faces have none.
      strategies: 'injectManifest',
      srcDir: 'src/field',
      filename: 'worker.ts',
      scope: '/field/',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: ['field/index.html', 'assets/field-*.{js,css}', 'assets/shared-*.{js,css}'],
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
      },
    }),
  ],
  resolve: { alias: { '@': here('src') } },
  publicDir: here('static'),
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
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: {
        public: here('index.html'),
        desk: here('desk/index.html'),
        field: here('field/index.html'),
        wall: here('wall/index.html'),
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:8080', '/open311': 'http://localhost:8080' } },
});
