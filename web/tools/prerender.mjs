// node prerender.mjs SITE RENDERER: writes the pages of the public face into SITE as RENDERER draws them, in
// both languages, each with the files that it needs named in its head. Takes the build's manifest away.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build } from 'vite';

const [site, renderer] = process.argv.slice(2);
const manifestFile = join(site, '.vite/manifest.json');
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
// What the entry imports are scripts before it: on a slow phone each is a step of its own.
const before = [];
const template = readFileSync(join(site, 'index.html'), 'utf8')
  .replace(/\s*<link rel="modulepreload" crossorigin href="([^"]+)">/g, (_, file) => {
    before.push(`<script type="module" crossorigin src="${file}"></script>`);
    return '';
  })
  .replace(/<script type="module"/, () => `${before.join('\n    ')}\n    <script type="module"`);

const [{ output: [first] }] = await build({
  configFile: false, logLevel: 'warn', publicDir: false,
  resolve: { alias: { '@': resolve(import.meta.dirname, '../src') } },
  build: {
    outDir: site, emptyOutDir: false,
    lib: { entry: resolve(import.meta.dirname, '../src/public/first.ts'), formats: ['iife'], name: 'first' },
    rolldownOptions: { output: { entryFileNames: 'assets/first-[hash].js' } },
  },
});

// A browser that nobody has used yet, as far as drawing asks.
const nothing = () => undefined;
const store = { getItem: () => null, setItem: nothing, removeItem: nothing };
Object.assign(globalThis, {
  window: globalThis, localStorage: store, sessionStorage: store, addEventListener: nothing,
  location: { search: '?lang=zh', href: 'http://localhost/', origin: 'http://localhost', hash: '' },
  matchMedia: () => ({ matches: true, addEventListener: nothing }), fetch: () => new Promise(nothing),
});
const { drawn, render } = await import(resolve(renderer));

/// What a file of the source was built into, with all that it needs at once.
function needs(name, found = new Map()) {
  if (!name || found.has(name)) return found;
  const chunk = manifest[name];
  if (!chunk) throw new Error(`${name} was not built`);
  found.set(name, chunk);
  for (const one of chunk.imports ?? []) needs(one, found);
  return found;
}

for (const [file, [address, component]] of Object.entries(drawn)) {
  const chunks = component ? [...needs(`src/public/${component}.vue`).values()] : [];
  const lacking = (files) => [...new Set(files)].filter((name) => !template.includes(`/${name}"`));
  const links = [
    ...lacking(chunks.flatMap((chunk) => chunk.css ?? []))
      .map((css) => `<link rel="stylesheet" crossorigin href="/${css}">`),
    ...lacking(chunks.map((chunk) => chunk.file))
      .map((script) => `<link rel="modulepreload" crossorigin href="/${script}">`),
    `<script src="/${first.fileName}"></script>`,
  ];
  const [zh, en] = [await render(address, 'zh'), await render(address, 'en')];
  const body = `<div class="drawn" lang="zh-CN">${zh.body}</div><div class="drawn" lang="en">${en.body}</div>`;
  // Until the script knows the reader's language, both name the page.
  const title = zh.title ? `${zh.title} · ${en.title} · ` : '';
  // What is drawn comes first; the scripts behind it may take the line when it is free.
  const html = template.replace('</head>', `  ${links.join('\n    ')}\n  </head>`)
    .replace(/<(script type="module"|link rel="modulepreload")/g, '<$1 fetchpriority="low"')
    .replace('<title>', () => `<title>${title}`)
    .replace('<div id="app"></div>', () => `<div id="app" inert>${body}</div>`);
  const path = join(site, `${file}.html`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, html);
}
rmSync(dirname(manifestFile), { recursive: true });
// What was drawn keeps timers of a page that stays open.
process.exit(0);
