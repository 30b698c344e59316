// node measure.mjs [PAGE...]: what Lighthouse says of the public pages at GONGZHI_URL in its phone profile
// (a middling phone on a slow line). Of each page the median of GONGZHI_RUNS runs, three by default. Fails under
// the bounds below.
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';

const least = { performance: 95, accessibility: 100, 'best-practices': 95 };
const runs = Number(process.env.GONGZHI_RUNS ?? 3);
const url = process.env.GONGZHI_URL ?? 'http://localhost:8080';
const [number, code] = (process.env.GONGZHI_RECEIPTS ?? '').trim().split(/\s+/);
const pages = {
  home: '/', report: '/report', follow: number ? `/follow/${number}#${code}` : '/follow', centres: '/centres',
  centre: '/centres/3132', figures: '/figures?region=3132', verify: '/verify',
};

const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const percent = (score) => Math.round((score ?? 0) * 100);

async function measure(path) {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: process.env.GONGZHI_CHROMIUM ?? '/usr/bin/chromium',
    env: { ...process.env, LANGUAGE: 'zh_CN' },
    args: [`--remote-debugging-port=${port}`, '--no-sandbox', '--disable-gpu'],
  });
  try {
    // What the browser still does after its start is not the page's.
    await setTimeout(3000);
    const done = await lighthouse(url + path, { port, logLevel: 'error', onlyCategories: Object.keys(least) });
    if (done.lhr.runtimeError) throw new Error(done.lhr.runtimeError.message);
    return done.lhr;
  } finally {
    await browser.close();
  }
}
/// What cost points, of the categories that are under their bound.
function costs(report, short) {
  return short.flatMap((name) => report.categories[name].auditRefs)
    .filter((one) => one.weight > 0 && (report.audits[one.id].score ?? 1) < 0.9)
    .map((one) => `${one.id} ${report.audits[one.id].displayValue ?? ''}`.trim());
}

let failed = false;
const speeds = [];
const asked = process.argv.slice(2);
console.log(`${'page'.padEnd(10)} ${Object.keys(least).join('  ')}`);
for (const [name, path] of Object.entries(pages)) {
  if (asked.length && !asked.includes(name)) continue;
  const reports = [];
  for (let run = 0; run < runs; ++run) reports.push(await measure(path));
  const scores = Object.fromEntries(Object.keys(least).map((category) =>
    [category, median(reports.map((one) => percent(one.categories[category].score)))]));
  const short = Object.keys(least).filter((category) => scores[category] < least[category]);
  const shown = Object.entries(scores).map(([category, score]) => String(score).padStart(category.length));
  console.log(`${name.padEnd(10)} ${shown.join('  ')}${short.length ? '  UNDER' : ''}`);
  speeds.push(...reports.map((one) => one.environment.benchmarkIndex));
  if (!short.length) continue;
  failed = true;
  const worst = reports.toSorted((a, b) => a.categories[short[0]].score - b.categories[short[0]].score)[0];
  for (const cost of costs(worst, short)) console.log(`           ${cost}`);
}
// It slows pages down by the same factor on every machine: scores compare only where this is alike.
console.log(`speed of this machine, as Lighthouse measures it: ${median(speeds)}`);
process.exit(failed ? 1 : 0);
