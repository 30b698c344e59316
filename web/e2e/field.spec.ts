// The field face: a grid worker's, a grid head's and a village clerk's day on a phone, with a line and
// without, as people click and type it.
import type { BrowserContext, Page } from '@playwright/test';
import { axe, expect, fits, phone, signIn, test } from './base';
import { sitDown } from './desk';

test.use({
  viewport: phone, hasTouch: true, isMobile: true, deviceScaleFactor: 2,
  geolocation: { latitude: 40.5201, longitude: 95.7804, accuracy: 6 }, permissions: ['geolocation'],
});

/// A picture as a camera gives it, drawn by the browser itself: grainy, so that it is not small.
async function picture(page: Page, colour: string): Promise<Buffer> {
  const address = await page.evaluate((fill) => {
    const canvas = document.createElement('canvas');
    canvas.width = 1600;
    canvas.height = 1200;
    const pen = canvas.getContext('2d')!;
    pen.fillStyle = fill;
    pen.fillRect(0, 0, 1600, 1200);
    const drawn = pen.getImageData(0, 0, 1600, 1200);
    for (let n = 0, grain = 7; n < drawn.data.length; n += 4) {
      grain = (grain * 1103515245 + 12345) % 2147483648;
      drawn.data[n] = drawn.data[n]! / 2 + grain % 60;
    }
    pen.putImageData(drawn, 0, 0);
    return canvas.toDataURL('image/jpeg', 0.95);
  }, colour);
  return Buffer.from(address.split(',')[1]!, 'base64');
}

async function shoot(page: Page, name: string, colour = '#556677'): Promise<void> {
  const buffer = await picture(page, colour);
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/jpeg', buffer });
  await expect(page.getByRole('img', { name: /第 \d 张照片|Photograph \d/ }).first()).toBeVisible();
}

const go = (page: Page, place: RegExp) =>
  page.getByRole('navigation', { name: /主要页面|Main pages/ }).getByRole('link', { name: place }).click();

/// The mirror stands and the worker holds every file.
async function settled(page: Page): Promise<void> {
  await expect(page.getByText(/与中心一致|As at the centre/)).toBeVisible({ timeout: 30_000 });
  await page.evaluate(async () => {
    const ready = await navigator.serviceWorker.ready;
    return ready.active?.state;
  });
  await page.waitForFunction(() => !!navigator.serviceWorker.controller);
}

async function reportKind(page: Page, kind: string, words: string): Promise<void> {
  await page.getByRole('link', { name: /拍照上报|Photo and report/ }).first().click();
  await shoot(page, 'spot.jpg');
  await page.getByRole('radio', { name: kind }).check({ force: true });
  await page.getByLabel(/一句话|A few words/).fill(words);
}

test('a grid member reports with a photo, settles one on the spot and passes one on', async ({ page }) => {
  await signIn(page, '/field/', 'grid');
  await settled(page);
  await expect(page.getByRole('heading', { name: /^今天/ })).toBeVisible();

  // In under 20 seconds: photo, kind, done.
  const began = Date.now();
  const stamp = `${began}`.slice(-6);
  await reportKind(page, '垃圾满溢', `三号楼后垃圾满溢${stamp}`);
  await axe(page, 'report, filled');
  await page.getByRole('button', { name: /^上报/ }).click();
  await expect(page.getByRole('heading', { name: '中心已收到' })).toBeVisible();
  expect(Date.now() - began).toBeLessThan(20_000);
  await expect(page.getByText(/^\d{6}-\d{8}-\d{5}-\d$/)).toBeVisible();

  // Settled on the spot: the report and its settlement, in this order.
  await page.getByRole('button', { name: '再报一件' }).click();
  await page.getByRole('radio', { name: '垃圾满溢' }).check({ force: true });
  await page.getByLabel(/一句话/).fill(`门前纸箱已清${stamp}`);
  await page.getByRole('button', { name: /当场办结/ }).click();
  await page.getByRole('button', { name: '办结并上报' }).click();
  await expect(page.getByText('请写一句处理结果，至少两个字。')).toBeVisible();
  await expect(page.getByLabel('处理结果')).toBeFocused();
  await page.getByRole('button', { name: '已清理干净' }).click();
  await axe(page, 'settling');
  await page.getByRole('button', { name: '办结并上报' }).click();
  await expect(page.getByRole('heading', { name: '已办结，中心已收到' })).toBeVisible();

  // The first one is nobody's yet: it waits on Today and is passed on to triage.
  await page.getByRole('link', { name: '回今天' }).click();
  const waiting = page.getByRole('link', { name: new RegExp(`三号楼后垃圾满溢${stamp}`) });
  await waiting.click();
  await expect(page.getByText('网格上报')).toBeVisible();
  await page.getByRole('button', { name: '其他办理' }).click();
  await page.getByRole('button', { name: '转研判' }).click();
  await page.getByRole('button', { name: '确定转研判' }).click();
  await expect(page.locator('header').getByText('研判中')).toBeVisible();
  await page.getByRole('button', { name: '返回' }).click();
  await go(page, /同步/);
  await expect(page.getByText(`转研判 · 三号楼后垃圾满溢${stamp}`)).toBeVisible();
  await expect(page.getByText('没有未上传的内容')).toBeVisible();
});

async function offline(context: BrowserContext, page: Page): Promise<void> {
  await context.setOffline(true);
  await expect(page.getByText('没有网络').first()).toBeVisible();
}

test('without a line: reports and acts; with it: sent once and in order', async ({ page, context }) => {
  const sent: { path: string; key: string }[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (request.method() === 'POST' && pathname.startsWith('/api/v1/matters'))
      sent.push({ path: pathname.replace(/\d{10,}/, 'ID'), key: request.headers()['idempotency-key'] ?? '' });
  });
  await signIn(page, '/field/', 'grid');
  await settled(page);
  const stamp = `${Date.now()}`.slice(-6);
  await offline(context, page);
  await reportKind(page, '井盖', `路口井盖松动${stamp}`);
  await expect(page.getByText('没有网络：先存本机，有网自动上传')).toBeVisible();
  await page.getByRole('button', { name: /当场办结/ }).click();
  await page.getByRole('button', { name: '已摆正归位' }).click();
  await page.getByRole('button', { name: '办结并上报' }).click();
  await expect(page.getByRole('heading', { name: '已存在本机' })).toBeVisible();
  await page.getByRole('button', { name: '再报一件' }).click();

  // A draft outlives the app; the app opens without a line.
  await page.getByRole('radio', { name: '路灯' }).check({ force: true });
  await page.getByLabel(/一句话/).fill(`草稿${stamp}`);
  await shoot(page, 'draft.jpg', '#aa5533');
  await page.waitForTimeout(600);
  await page.reload();
  await expect(page.getByLabel(/一句话/)).toHaveValue(`草稿${stamp}`);
  await expect(page.getByRole('img', { name: '第 1 张照片' })).toBeVisible();
  await page.getByRole('button', { name: '关闭，草稿会留着' }).click();
  await expect(page.getByText('2 件未上传')).toBeVisible();
  await expect(page.locator('.due-row').first()).toBeVisible();
  await axe(page, 'today without a line');
  await fits(page, 'today without a line');

  // A note on a matter that is here, too.
  await page.locator('.due-row a').first().click();
  await page.getByRole('button', { name: '其他办理' }).click();
  await page.getByRole('button', { name: '添加备注' }).click();
  await page.getByRole('textbox', { name: '内容' }).fill(`现场看过${stamp}`);
  await page.getByText('否', { exact: true }).click();
  await page.getByRole('button', { name: '确定添加备注' }).click();
  await expect(page.getByText('只在本机，还没有上传')).toBeVisible();
  await axe(page, 'matter without a line');
  await page.getByRole('button', { name: '返回' }).click();
  await go(page, /同步/);
  await expect(page.getByText('等网络')).toHaveCount(3);
  await axe(page, 'sync without a line');
  await fits(page, 'sync without a line');
  expect(sent).toEqual([]);

  await context.setOffline(false);
  await expect(page.getByText('没有未上传的内容')).toBeVisible({ timeout: 45_000 });
  await expect(page.getByText(`当场办结 · 路口井盖松动${stamp}`)).toBeVisible();
  const once = sent.filter((one, n) => sent.findIndex((other) => other.key === one.key) === n);
  expect(once.map((one) => one.path)).toEqual(
    ['/api/v1/matters', '/api/v1/matters/ID/settlement', '/api/v1/matters/ID/notes']);
  // Once more with a line: nothing is sent a second time, the draft is still there.
  await page.reload();
  await expect(page.getByText('没有未上传的内容')).toBeVisible();
  await go(page, /今天/);
  await page.getByRole('link', { name: '拍照上报' }).click();
  await expect(page.getByLabel(/一句话/)).toHaveValue(`草稿${stamp}`);
  expect(new Set(sent.map((one) => one.key)).size).toBe(3);
});

test('two people on one matter: both sides are shown and neither is lost', async (
  { page, context, browser, baseURL },
) => {
  await signIn(page, '/field/', 'grid');
  await settled(page);
  const stamp = `${Date.now()}`.slice(-6);
  await page.getByRole('link', { name: '拍照上报' }).click();
  await page.getByRole('radio', { name: '垃圾满溢' }).check({ force: true });
  await page.getByLabel(/一句话/).fill(`两人同办${stamp}`);
  await page.getByRole('button', { name: /^上报/ }).click();
  await expect(page.getByRole('heading', { name: '中心已收到' })).toBeVisible();
  await page.getByRole('link', { name: '回今天' }).click();
  await expect(page.getByRole('link', { name: new RegExp(`两人同办${stamp}`) })).toBeVisible();

  await offline(context, page);
  await page.getByRole('link', { name: new RegExp(`两人同办${stamp}`) }).click();
  await page.getByRole('button', { name: '当场办结' }).click();
  await page.getByLabel('当场答复').fill(`我已清走${stamp}`);
  await page.getByText('是', { exact: true }).click();
  await page.getByRole('button', { name: '确定当场办结' }).click();
  await expect(page.getByText('只在本机，还没有上传')).toBeVisible();

  // Meanwhile the grid head passes it on.
  const other = await browser.newContext({
    viewport: phone, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', baseURL,
  });
  const head = await other.newPage();
  await signIn(head, '/field/', 'gridhead');
  await head.getByRole('link', { name: new RegExp(`两人同办${stamp}`) }).click();
  await head.getByRole('button', { name: '其他办理' }).click();
  await head.getByRole('button', { name: '转研判' }).click();
  await head.getByRole('button', { name: '确定转研判' }).click();
  await expect(head.locator('header').getByText('研判中')).toBeVisible();
  await axe(head, 'matter of the grid head');

  await page.getByRole('button', { name: '返回' }).click();
  await go(page, /同步/);
  await context.setOffline(false);
  await expect(page.getByText('两边都改过，请你定')).toBeVisible({ timeout: 45_000 });
  await expect(page.getByText(`我已清走${stamp}`)).toBeVisible();
  await expect(page.getByText('研判中')).toBeVisible();
  await expect(page.getByText(/不能再“当场办结”/)).toBeVisible();
  await axe(page, 'conflict');
  await fits(page, 'conflict');
  await page.getByRole('button', { name: /以中心为准/ }).click();
  await expect(page.getByText('没有未上传的内容')).toBeVisible();
  await head.reload();
  await expect(head.getByText(new RegExp(`我已清走${stamp}`))).toBeVisible();
  await other.close();
});

test('a grid head takes what is there, in English and in large text', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    viewport: phone, locale: 'en-GB', timezoneId: 'Asia/Shanghai', baseURL, hasTouch: true, isMobile: true,
  });
  const page = await context.newPage();
  await signIn(page, '/field/', 'gridhead');
  await settled(page);
  for (const elder of [false, true]) {
    if (elder) {
      await go(page, /Today/);
      await page.getByRole('button', { name: 'Large text' }).click();
    }
    for (const place of [/Today/, /Matters/, /Visits/, /Sync/, /Me/]) {
      await go(page, place);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await axe(page, `${place} ${elder}`);
      await fits(page, `${place} ${elder}`);
    }
  }
  await go(page, /Today/);
  await page.getByRole('link', { name: 'Photo and report' }).click();
  await page.getByRole('button', { name: /^Report/ }).click();
  await expect(page.getByText('Choose what it is.')).toBeVisible();
  await page.getByRole('button', { name: /Another/ }).click();
  await page.getByLabel(/^Find:/).fill('noise');
  await axe(page, 'choosing a kind');
  await page.getByRole('button', { name: /noise nuisance/i }).click();
  await page.getByRole('button', { name: /Change/ }).click();
  await page.getByLabel('Door number or landmark').fill('gate of building 6');
  await axe(page, 'place');
  await fits(page, 'place');
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await page.getByRole('button', { name: /^Report/ }).click();
  await expect(page.getByRole('heading', { name: 'The centre has it' })).toBeVisible();
  await axe(page, 'report done');
  await fits(page, 'report done');
  await context.close();
});

test('a village clerk answers a card, changes posts and finishes a matter', async ({ page, browser }) => {
  test.setTimeout(150_000);
  await signIn(page, '/field/', 'village');
  await settled(page);
  await page.locator('.due-row a').first().click();
  await expect(page.getByRole('button', { name: '导航' })).toBeVisible();
  await axe(page, 'matter of the village clerk');
  await fits(page, 'matter of the village clerk');
  const number = (await page.getByText(/^\d{6}-\d{8}-\d{5}-\d/).innerText()).split(' ')[0]!;

  // The county's supervisor calls the committee to a talk (no clock does that, so none stands yet);
  // it stands on the phone, and is answered there.
  const desk = await sitDown(browser, 'supervise');
  await desk.page.goto(`/desk/search?q=${number}`);
  await expect(desk.page.getByText(number).first()).toBeVisible({ timeout: 30_000 });
  const panel = desk.page.getByRole('region', { name: '办理', exact: true });
  await panel.getByRole('button', { name: /^督办/ }).first().click();
  await panel.getByLabel('约谈', { exact: true }).check();
  await panel.getByLabel(/^督办原因/).selectOption({ label: '逾期' });
  await panel.getByLabel(/^理由/).fill('过了期限还没有到场，请今天说明');
  await panel.getByRole('button', { name: '督办', exact: true }).click();
  await expect(desk.page.locator('.el-message').filter({ hasText: '已办' }).first()).toBeVisible();
  await desk.context.close();
  await page.getByRole('button', { name: '说明情况' }).click({ timeout: 30_000 });
  await page.getByRole('button', { name: '确定说明情况' }).click();
  await expect(page.getByText('请填写，至少 2 个字。')).toBeVisible();
  await page.getByLabel('情况说明').fill('上午已到场，下午回话');
  await axe(page, 'answering a card');
  await fits(page, 'answering a card');
  await page.getByRole('button', { name: '确定说明情况' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '说明情况' }).filter({ hasText: '上午已到场' }))
    .toBeVisible();
  await page.getByRole('button', { name: '返回' }).click();
  await go(page, /我的/);
  await page.getByRole('radio', { name: /经办人/ }).check({ force: true });
  await expect(page.getByRole('radio', { name: /经办人/ })).toBeChecked();
  await go(page, /今天/);
  await settled(page);
  await page.locator('.due-row a', { hasText: '办结报结' }).last().click();
  await page.getByRole('button', { name: '打电话' }).click();
  await page.getByLabel('为什么要联系').fill('约上门时间');
  await page.getByRole('button', { name: '查看电话' }).click();
  await expect(page.getByRole('link', { name: /^拨打/ })).toBeVisible();
  await axe(page, 'telephone');
  await page.getByRole('button', { name: '关闭' }).click();

  // Every field's fault stands beside it; what was typed stays, also over a closed sheet.
  await page.getByRole('button', { name: '办结报结' }).click();
  await page.getByLabel('办理结果').fill('已经办好');
  await page.getByRole('button', { name: '确定办结报结' }).click();
  await expect(page.getByText('请填写，至少 2 个字。')).toHaveCount(2);
  await expect(page.getByLabel('查明的事实')).toBeFocused();
  await axe(page, 'faults');
  await page.waitForTimeout(500);
  await page.getByRole('button', { name: '关闭' }).click();
  await page.getByRole('button', { name: '办结报结' }).click();
  await expect(page.getByLabel('办理结果')).toHaveValue('已经办好');
  await page.getByLabel('查明的事实').fill('材料齐全,本人符合条件');
  await page.getByLabel('处理意见').fill('已代为提交申请,下月起发放');
  await page.getByRole('button', { name: '确定办结报结' }).click();
  await expect(page.locator('header').getByText('待核查')).toBeVisible();
});

test('words can be spoken, with or without a line', async ({ page, context }) => {
  await context.grantPermissions(['geolocation', 'microphone']);
  await signIn(page, '/field/', 'grid');
  await settled(page);
  await offline(context, page);
  await page.getByRole('link', { name: '拍照上报' }).click();
  await page.getByRole('button', { name: '语音' }).click();
  await page.waitForTimeout(1500);
  await page.getByRole('button', { name: /说完了/ }).click();
  await expect(page.getByLabel('语音')).toBeVisible();
  await axe(page, 'spoken words');
  await fits(page, 'spoken words');
  await page.getByRole('radio', { name: '井盖' }).check({ force: true });
  await expect(page.getByText('先围住洞口，再走开')).toBeVisible();
  await page.getByRole('button', { name: /^上报/ }).click();
  await expect(page.getByRole('heading', { name: '已存在本机' })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('heading', { name: '中心已收到' })).toBeVisible({ timeout: 45_000 });
  await page.getByRole('link', { name: '看这件事' }).click();
  await expect(page.locator('audio')).toBeVisible();
});

test('nobody sees another’s: signing out takes what was mirrored', async ({ page }) => {
  await signIn(page, '/field/', 'grid');
  await settled(page);
  await go(page, /我的/);
  await page.getByRole('button', { name: '退出登录' }).click();
  await axe(page, 'signing out');
  await page.getByRole('dialog').getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
  const stores = () => page.evaluate(async () =>
    (await indexedDB.databases()).map((one) => one.name).filter((name) => name?.startsWith('gongzhi-field')));
  await expect.poll(stores).toEqual([]);
  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByText('网络不通')).toBeVisible();
  await expect(page.locator('.due-row')).toHaveCount(0);
});

test('a photograph goes on where the line broke, and is sent once', async ({ page }) => {
  await signIn(page, '/field/', 'grid');
  await settled(page);
  let begun = 0;
  const offsets: number[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/v1/uploads')) ++begun;
  });
  await page.route('**/api/v1/uploads/*/chunks*', async (route) => {
    offsets.push(Number(new URL(route.request().url()).searchParams.get('offset')));
    await (offsets.length === 2 ? route.abort('connectionreset') : route.continue());
  });
  await page.getByRole('link', { name: '拍照上报' }).click();
  await shoot(page, 'large.jpg', '#336699');
  await page.getByRole('radio', { name: '垃圾满溢' }).check({ force: true });
  await page.getByRole('button', { name: /^上报/ }).click();
  await expect(page.getByRole('heading', { name: '中心已收到' })).toBeVisible({ timeout: 30_000 });
  expect(begun).toBe(1);
  expect(offsets.length).toBeGreaterThan(2);
  expect(offsets[0]).toBe(0);
  expect(offsets[1]).toBeGreaterThan(0);
  expect(offsets[2]).toBe(offsets[1]);
});

test('every file of the field face is on the phone after the first visit', async ({ page }) => {
  await signIn(page, '/field/', 'grid');
  await settled(page);
  const missing = await page.evaluate(async () => {
    const kept = new Set<string>();
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) kept.add(new URL(request.url).pathname);
    const used = performance.getEntriesByType('resource').map((one) => new URL(one.name).pathname);
    return used.filter((path) => path.startsWith('/assets/') && !kept.has(path));
  });
  expect(missing).toEqual([]);
});
