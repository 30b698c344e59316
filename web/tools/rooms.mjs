// node rooms.mjs: a face imports api, ui, map, session and matter, never another face; what stands
// below never imports what stands above.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const enter = {
  ui: [],
  api: ['ui'],
  map: ['ui', 'api'],
  session: ['ui', 'api'],
  matter: ['ui', 'api', 'session', 'map'],
  public: ['ui', 'api', 'map', 'matter'],
  desk: ['ui', 'api', 'map', 'session', 'matter'],
  field: ['ui', 'api', 'map', 'session', 'matter'],
  wall: ['ui', 'api', 'map', 'session', 'matter'],
};
const src = new URL('../src/', import.meta.url).pathname;
let wrong = 0;
for (const entry of readdirSync(src, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(ts|vue)$/.test(entry.name)) continue;
  const path = relative(src, join(entry.parentPath ?? entry.path, entry.name));
  const room = path.split('/')[0];
  if (!enter[room]) continue;
  const text = readFileSync(join(src, path), 'utf8');
  for (const [, other] of text.matchAll(/from '@\/(\w+)\//g)) {
    if (other === room || enter[room].includes(other)) continue;
    console.error(`${path}: ${room}/ may not enter ${other}/`);
    wrong = 1;
  }
}
process.exit(wrong);
