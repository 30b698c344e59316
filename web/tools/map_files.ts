// The offline base map (data/map) under /map/: served while developing, copied when built.
import { cpSync, createReadStream, existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Plugin } from 'vite';

export function mapFiles(folder: string): Plugin {
  let out = '';
  return {
    name: 'map-files',
    configResolved(config) {
      out = resolve(config.root, config.build.outDir);
    },
    configureServer(server) {
      server.middlewares.use('/map', (request, response, next) => {
        const path = join(folder, basename((request.url ?? '').split('?')[0]!));
        if (!existsSync(path)) return next();
        response.setHeader('Content-Type', 'application/json');
        createReadStream(path).pipe(response);
      });
    },
    closeBundle() {
      if (existsSync(out)) cpSync(folder, join(out, 'map'), { recursive: true, preserveTimestamps: true });
    },
  };
}
