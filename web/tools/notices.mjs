// node notices.mjs OUT.txt: the licences of the libraries that browsers get.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
let out = 'Libraries that the faces of Gongzhi are built with, and their licences.\n';
for (const [path, one] of Object.entries(lock.packages)) {
  const folder = join(root, path);
  if (!path || one.dev || one.optional || !existsSync(folder)) continue;
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  out += `\n---- ${path.replace(/^.*node_modules\//, '')} ${one.version} (${one.license ?? 'see below'})\n`;
  if (file) out += readFileSync(join(folder, file), 'utf8').trim() + '\n';
}
writeFileSync(process.argv[2], out);
