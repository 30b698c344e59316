// node compress.mjs FOLDER: leaves a .br and a .gz beside every text file worth it, for the server
// to choose from by Accept-Encoding. Unchanged files are not compressed again.
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const texts = /\.(html|js|mjs|css|json|svg|txt|webmanifest|geojson)$/;

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

function isFresh(path, source) {
  return existsSync(path) && statSync(path).mtimeMs >= source.mtimeMs;
}

for (const path of files(process.argv[2])) {
  const source = statSync(path);
  if (!texts.test(path) || source.size < 1024) continue;
  if (isFresh(`${path}.br`, source) && isFresh(`${path}.gz`, source)) continue;
  const bytes = readFileSync(path);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  for (const [suffix, packed] of [
    ['.br', brotliCompressSync(bytes, quality)],
    ['.gz', gzipSync(bytes, { level: 9 })],
  ]) {
    writeFileSync(path + suffix, packed);
    utimesSync(path + suffix, source.atime, source.mtime);
  }
}
