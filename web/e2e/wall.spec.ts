// A screen on a wall through a day: it shows, moves by itself and by touch, hears what happens, outlives
// its server, stays signed in, and says nothing that a resident is or said.
import { readFileSync } from 'node:fs';
import { axe, expect, signIn, test, type Page } from './base';
import { pick, sitDown } from './desk';
import { OwnServer } from './server';

const wide = { width: 1920, height: 1080 };
test.use({ viewport: wide });

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const clocks = (page: Page) => page.getByRole('region', { name: /^(最先到期的|Next )/ });
const feed = (page: Page) => page.getByRole('region', { name: /^(刚刚发生|Just happened)/ });
const figure = async (page: Page, name: string): Promise<number> => {
  const shown = await page.locator('.six dl > div', { hasText: name }).locator('.v').innerText();
  return Number(shown.replace(/\D/g, ''));
};
/// Nothing is cut off at the edge of the screen, and nothing has to be scrolled.
async function fills(page: Page): Promise<void> {
  const over = await page.evaluate(() => [
    document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]);
  expect(Math.max(...over)).toBeLessThanOrEqual(0);
}

/// What was said and by whom in the demonstration.
function saidAnywhere(): string[] {
  const text = readFileSync(new URL('../../data/demo-matters.yaml', import.meta.url), 'utf8');
  const titles = [...text.matchAll(/^ {2}title: '(.+)'$/gm)].map((one) => one[1]!);
  const people = [...text.matchAll(/reporter: \{name: ([^,]+),/g)].map((one) => one[1]!.trim());
  return [...new Set([...titles, ...people])].filter((one) => one.length > 2);
}

test('it shows the county at a glance, and nothing of a resident', async ({ page }) => {
  await signIn(page, '/wall/?every=0', 'head');
  await expect(heading(page)).toHaveText('瓜州县综治中心');
  for (const name of ['今日受理', '在办', '今日到期', '已逾期', '按期率', '群众说解决了'])
    await expect(page.locator('.six dt', { hasText: name })).toBeVisible();
  expect(await figure(page, '在办')).toBeGreaterThan(50);
  await expect(clocks(page).getByRole('listitem')).toHaveCount(10);
  await expect(feed(page).getByRole('listitem').first()).toBeVisible();
  await expect(page.locator('.wall-map canvas')).toBeVisible();
  await fills(page);
  await axe(page, 'wall');

  const words = saidAnywhere();
  expect(words.length).toBeGreaterThan(50);
  const shown = await page.locator('body').innerText();
  expect(words.filter((one) => shown.includes(one))).toEqual([]);
});

test('a touch goes down to a town and up again, by keyboard too', async ({ page }) => {
  await signIn(page, '/wall/?every=0', 'head');
  await page.getByRole('button', { name: /^渊泉镇/ }).click();
  await expect(heading(page)).toHaveText('渊泉镇综治中心');
  const places = page.getByRole('list', { name: '渊泉镇各地在办数' });
  await expect(places.getByText('渊泉社区').first()).toBeVisible();
  await fills(page);
  await axe(page, 'wall of a town');
  const up = page.getByRole('button', { name: '瓜州县', exact: true });
  await up.focus();
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('瓜州县综治中心');
});

test('it moves by itself every few seconds, is held, and starts where it was told to', async ({ page }) => {
  await signIn(page, '/wall/?every=5', 'head');
  await expect(heading(page)).toHaveText('瓜州县综治中心');
  await expect(page).toHaveURL(/region=\d+/, { timeout: 20_000 });
  await expect(heading(page)).not.toHaveText('瓜州县综治中心');
  await page.getByRole('button', { name: '暂停自动轮巡' }).click();
  await expect(page.getByRole('button', { name: '开始自动轮巡' })).toBeVisible();
  const held = page.url();
  await page.getByRole('button', { name: '大屏设置' }).click();
  await axe(page, 'wall with its panel');
  await page.getByLabel('不轮巡').check();
  await page.getByRole('button', { name: '把本页当作起点' }).click();
  await expect(page).toHaveURL(/every=0.*root=\d+|root=\d+.*every=0/);
  expect(page.url()).not.toBe(held);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(heading(page)).toHaveText(/^Centre of /);
  await fills(page);
  await axe(page, 'wall in English');
});

test('what a window registers stands on it within seconds', async ({ page, browser }) => {
  test.setTimeout(150_000);
  await signIn(page, '/wall/?every=0', 'head');
  await expect(heading(page)).toHaveText('瓜州县综治中心');
  const before = await figure(page, '今日受理');
  const desk = await sitDown(browser, 'window');
  await desk.page.getByLabel('反映的事').fill('大屏前的路灯坏了三天。晚上老人出门看不见路。');
  await desk.page.getByRole('button', { name: /^路灯损坏不亮/ }).click();
  await pick(desk.page, /^村、社区/, '渊泉社区', /渊泉社区/);
  await desk.page.getByLabel('具体位置').fill('渊泉社区广场');
  await desk.page.getByLabel('姓名', { exact: true }).fill('大屏示例');
  const telephone = desk.page.getByLabel('电话', { exact: true }).and(desk.page.locator('input[type=tel]'));
  await telephone.fill('13800000000');
  await desk.page.keyboard.press('Control+Enter');
  await expect(desk.page.getByRole('heading', { level: 1 })).toContainText('已登记');
  await desk.context.close();

  const came = feed(page).getByRole('listitem').filter({ hasText: '新登记' });
  await expect(came.filter({ hasText: '路灯损坏不亮' }).first()).toBeVisible({ timeout: 15_000 });
  await expect.poll(() => figure(page, '今日受理')).toBeGreaterThan(before);
  const shown = await page.locator('body').innerText();
  expect(shown).not.toMatch(/大屏前的路灯|大屏示例|渊泉社区广场|13800000000/);
});

test('its server goes away and comes back; so does it, still signed in', async ({ browser }) => {
  test.skip(!OwnServer.possible, 'scripts/browser-tests gives the demonstration');
  test.setTimeout(180_000);
  const server = await OwnServer.start();
  const context = await browser.newContext({
    baseURL: server.url, viewport: wide, locale: 'zh-CN', timezoneId: 'Asia/Shanghai',
  });
  try {
    const page = await context.newPage();
    await signIn(page, '/wall/?every=0', 'head');
    await page.getByRole('button', { name: '大屏设置' }).click();
    await page.getByRole('button', { name: '本屏保持登录' }).click();
    await expect(page.getByText('本屏已保持登录')).toBeVisible();
    await page.keyboard.press('Escape');
    const state = page.getByRole('banner').getByRole('status');
    await expect(state).toContainText('实时');
    const open = await figure(page, '在办');
    await server.down();
    await expect(state).toContainText('连接断开');
    expect(await figure(page, '在办'), 'what was known stays').toBe(open);
    await axe(page, 'wall without its server');
    await server.up();
    await expect(state).toContainText('实时', { timeout: 90_000 });

    // The screen is switched off and on; the sign-in is the wall's alone.
    const again = await context.newPage();
    await page.close();
    await again.goto('/wall/?every=0');
    await expect(heading(again)).toHaveText('瓜州县综治中心');
    expect((await again.request.get('/api/v1/matters')).status()).toBe(403);
  } finally {
    await context.close();
    await server.end();
  }
});

test('it stands still where motion is unwanted, the same picture at 4K', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL: baseURL!, viewport: { width: 3840, height: 2160 }, locale: 'en-GB', timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await signIn(page, '/wall/?every=0', 'head');
  await expect(heading(page)).toHaveText('Centre of 瓜州县');
  await expect(clocks(page).getByRole('listitem')).toHaveCount(10);
  await fills(page);
  const size = await heading(page).evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
  expect(size).toBeGreaterThan(70);
  await axe(page, 'wall of 4K');
  await context.close();
});
