// node acts.mjs OPENAPI.json OUT.json: what each act on a matter asks for, small enough for the browser.
// Forms of acts are drawn from this, so that a field the server adds is on the page with the next build.
import { readFileSync, writeFileSync } from 'node:fs';

const api = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const prefix = '/api/v1/matters/{matter_id}/';

function field(name, schema, required) {
  const types = [schema.type ?? schema.anyOf?.map((one) => one.type)].flat(2);
  const inner = schema.anyOf?.find((one) => one.type !== 'null') ?? schema;
  const out = { name, type: types.find((type) => type && type !== 'null') ?? 'string' };
  if (required && !types.includes('null')) out.required = true;
  for (const [from, to] of [['format', 'format'], ['enum', 'values'], ['minLength', 'least'],
    ['maxLength', 'most'], ['maxItems', 'items'], ['pattern', 'pattern']])
    if (inner[from] !== undefined) out[to] = inner[from];
  if (out.pattern?.startsWith('^[1-9]')) out.id = true;
  delete out.pattern;
  if (inner.items) out.of = field('', inner.items, true);
  if (inner.properties) out.fields = fields(inner);
  return out;
}

function fields(schema) {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => name !== 'version')
    .map(([name, one]) => field(name, one, required.has(name)));
}

const acts = {};
for (const [path, methods] of Object.entries(api.paths)) {
  const post = methods.post;
  if (!path.startsWith(prefix) || !post) continue;
  const [zh, en] = post.summary.split(' · ');
  const body = post.requestBody?.content['application/json']?.schema ?? {};
  acts[path.slice(prefix.length)] = { zh, en: en.replace(/ \(row.*$/, ''), fields: fields(body) };
}
writeFileSync(process.argv[3], JSON.stringify(acts));
console.log(`${Object.keys(acts).length} acts`);
