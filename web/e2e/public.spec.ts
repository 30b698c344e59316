// A resident's days: reporting without an account, following, being answered badly and saying so; by
// touch, by keyboard alone, in both languages.
import { axe, desktop, expect, fits, phone, test, type Page } from './base';
import { receipts } from './receipts';

/// A small photograph, as a phone makes them.
const photograph = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAT0lEQVR42pXCERaFAABE0VnOW0QYhmEYhsFA+DEMw/BjC2wN754bhqphrBqmqmGuGpaqYa0atqphrxqOquFXNZxVw1U13FXDUzX8q4a36gcARBgQAGq10AAAAABJRU5ErkJggg==', 'base64');

async function choosePlace(page: Page, words: string, name: RegExp): Promise<void> {
  await page.getByLabel(/^(输入地名找|Find the place by name)$/).fill(words);
  await page.getByRole('button', { name }).first().click();
}
async function code(page: Page): Promise<{ number: string; code: string }> {
  return {
    number: (await page.locator('.slip .number').innerText()).trim(),
      code: (await page.locator('.slip .code').innerText()).trim(),
  };
}

test.describe('a resident on a phone', () => {
  test.use({ viewport: phone, hasTouch: true });

  test('reports anonymously, keeps the receipt and follows', async ({ page }) => {
    await page.goto('/');
    await page.getByLabel('发生了什么？').fill('幸福路口的路灯坏了一个多星期，晚上看不见台阶，老人绊了一跤。');
    await page.getByRole('button', { name: '下一步' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '我要反映' })).toBeFocused();
    await expect(page.locator('.suggested b')).toContainText('路灯');
    await axe(page, 'report with a suggestion');

    // What is written survives a closed tab.
    await page.getByLabel('具体位置').fill('路口往南');
    await expect(page.getByText(/已存好，关掉也不会丢/)).toBeVisible();
    await page.reload();
    await expect(page.getByLabel('具体位置')).toHaveValue('路口往南');

    await choosePlace(page, '渊泉社区', /渊泉社区居委会/);
    await page.getByRole('radio', { name: /^匿名/ }).check();
    await fits(page, 'report');
    await page.getByRole('button', { name: '看一眼，然后送出' }).click();
    const look = page.getByRole('dialog', { name: '送出前看一眼' });
    await expect(look).toContainText('渊泉镇渊泉社区居委会');
    await axe(page, 'look over');
    await look.getByRole('button', { name: '送出', exact: true }).click();

    await expect(page.getByRole('heading', { level: 1, name: '已经登记' })).toBeVisible();
    await axe(page, 'receipt');
    await fits(page, 'receipt');
    const kept = await code(page);
    expect(kept.number).toMatch(/^\d{6}-\d{8}-\d{5}-\d$/);
    const picture = page.waitForEvent('download');
    await page.getByRole('button', { name: '存成图片' }).click();
    expect((await picture).suggestedFilename()).toContain(kept.number);
    await page.reload();
    await expect(page.locator('.slip .code')).toHaveText(kept.code);

    await page.getByRole('link', { name: '看进度' }).click();
    await expect(page.locator('.clock')).toContainText(/必须在.*前/);
    await expect(page.getByText('已登记', { exact: true })).toBeVisible();
    await axe(page, 'follow');
    await fits(page, 'follow');

    await page.getByRole('button', { name: '补充一句' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('昨晚又有人绊倒。');
    await page.getByRole('dialog').getByRole('button', { name: '送出' }).click();
    await expect(page.getByText('已送到，记在进度里了。')).toBeVisible();

    // Home knows it, until it is told to forget.
    await page.goto('/');
    await expect(page.getByRole('link', { name: /幸福路口的路灯/ })).toBeVisible();
    await page.getByRole('button', { name: '清除' }).click();
    await expect(page.getByRole('link', { name: /幸福路口的路灯/ })).toHaveCount(0);
  });

  test('withdraws only after the thing was named', async ({ page }) => {
    await page.goto('/report');
    await page.getByRole('textbox', { name: '发生了什么？' }).fill('楼道里堆了纸箱，已经自己清走了。');
    await choosePlace(page, '渊泉社区', /渊泉社区居委会/);
    await page.getByRole('radio', { name: /^匿名/ }).check();
    await page.getByRole('button', { name: '看一眼，然后送出' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '送出', exact: true }).click();
    await page.getByRole('link', { name: '看进度' }).click();
    await page.getByRole('button', { name: '撤回这件事' }).click();
    const ask = page.getByRole('dialog', { name: /撤回“楼道里堆了纸箱/ });
    await ask.getByRole('button', { name: '撤回这件事' }).click();
    await expect(ask.getByText('请先打勾。')).toBeVisible();
    await axe(page, 'withdraw');
    await ask.getByLabel('我知道撤回后不再办理').check();
    await ask.getByRole('button', { name: '撤回这件事' }).click();
    await expect(page.getByText('您撤回了这件事')).toBeVisible();
  });
});

test.describe('a reader of English with a keyboard alone', () => {
  test.use({ viewport: desktop, locale: 'en-GB' });

  test('reports with a photograph and a name', async ({ page }) => {
    const press = (key: string) => page.keyboard.press(key);
    /// Tab onwards to what has the focus then.
    async function tabTo(name: RegExp): Promise<void> {
      for (let i = 0; i < 80; ++i) {
        await press('Tab');
        const at = await page.evaluate(() => {
          const one = document.activeElement as HTMLInputElement | null;
          if (one === document.body) return '';  // Nothing has the focus: past the end, or not there yet.
          return [one?.getAttribute('aria-label'), one?.innerText, ...[...(one?.labels ?? [])].map((label) =>
            label.innerText)].join(' ');
        });
        if (name.test(at)) return;
      }
      throw new Error(`Tab never reached ${name}`);
    }
    await page.goto('/');
    await press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
    await press('Enter');
    await tabTo(/What has happened/);
    await page.keyboard.type('The street lamp 路灯 at the gate has been out for a week.');
    await tabTo(/^\s*Next/);
    await press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Report' })).toBeFocused();

    // Sent too early: everything that is missing is said at once, and the focus is on the first.
    await tabTo(/Look it over/);
    await press('Enter');
    await expect(page.getByText('Choose a place, a county or smaller.')).toBeVisible();
    await expect(page.getByText('Choose: leave a contact, or anonymous.')).toBeVisible();
    await expect(page.getByLabel('Find the place by name')).toBeFocused();
    await axe(page, 'report with errors, English');

    await page.keyboard.type('渊泉社区');
    await expect(page.locator('.results button').first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    await tabTo(/渊泉社区居委会/);
    await press('Enter');
    await expect(page.getByRole('button', { name: 'Another place' })).toBeFocused();
    await tabTo(/Take a photo or choose a file/);
    await page.locator('#files').setInputFiles({ name: 'lamp.png', mimeType: 'image/png',
      buffer: photograph });
    await expect(page.getByRole('button', { name: 'Remove lamp.png' })).toBeVisible();
    await expect(page.locator('.photos progress')).toHaveCount(0);
    await expect(page.locator('.photos .bad')).toHaveCount(0);
    await tabTo(/Leave a contact/);
    await press('Space');
    await tabTo(/Mobile number/);
    await page.keyboard.type('0000-0000009');
    await tabTo(/I have read this and agree/);
    await press('Space');
    await tabTo(/Look it over/);
    await press('Enter');
    await expect(page.getByRole('dialog')).toContainText('0000-0000009');
    await tabTo(/^\s*Send/);
    await press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'It is registered' })).toBeVisible();
    await axe(page, 'receipt, English');
    await tabTo(/See how it goes/);
    await press('Enter');
    await expect(page.getByRole('button', { name: 'Open lamp.png' })).toBeVisible();
    await axe(page, 'follow, English');
  });
});

test('a point of the map goes with the report, once the map says that it is open', async ({ page }) => {
  await page.setViewportSize(phone);
  await page.goto('/report');
  await page.getByRole('textbox', { name: '发生了什么？' }).fill('路口的井盖翘起来了，电动车容易摔。');
  await choosePlace(page, '渊泉社区', /渊泉社区居委会/);
  await page.getByRole('button', { name: '在地图上点' }).click();
  const map = page.getByRole('region', { name: '在地图上点' });
  await expect(map.getByRole('button', { name: '选中间的位置' })).toBeVisible({ timeout: 60_000 });
  await map.locator('canvas').click({ position: { x: 120, y: 90 } });
  const noted = page.locator('.gps .chip');
  await expect(noted).toHaveText('已记下地图上的点');
  const first = await page.getByText(/^东经 .*北纬/).innerText();
  await map.getByRole('button', { name: '选中间的位置' }).click();
  await expect(page.getByText(/^东经 .*北纬/)).not.toHaveText(first);
  await axe(page, 'report with a map');
  await fits(page, 'report with a map');
  await page.getByRole('radio', { name: /^匿名/ }).check();
  await page.getByRole('button', { name: '看一眼，然后送出' }).click();
  await expect(page.getByRole('dialog')).toContainText('已记下地图上的点');
  await page.getByRole('dialog').getByRole('button', { name: '再改改' }).click();
  await page.getByRole('button', { name: '去掉定位' }).click();
  await expect(noted).toHaveCount(0);
});

test('over a slow line the report goes first and its photograph follows', async ({ page, context }) => {
  await page.goto('/report');
  await page.getByRole('textbox', { name: '发生了什么？' }).fill('健身器材的螺丝松了，孩子爬上去会晃。');
  await choosePlace(page, '渊泉社区', /渊泉社区居委会/);
  await page.getByRole('radio', { name: /^匿名/ }).check();
  const line = await context.newCDPSession(page);
  const throttle = (bytes: number, offline = false) => line.send('Network.emulateNetworkConditions', {
    offline, latency: 300, downloadThroughput: 50_000, uploadThroughput: bytes,
  });
  await throttle(6_000);
  await page.locator('#files').setInputFiles('../tests/data/photo.jpg');
  await expect(page.locator('.photos progress')).toHaveCount(1);
  await page.getByRole('button', { name: '看一眼，然后送出' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '送出', exact: true }).click();
  await expect(page.getByText('还有 1 个文件在传，传好会自动附上。先别关这一页。')).toBeVisible({ timeout: 20_000 });
  await throttle(1_000_000);
  await expect(page.getByText(/个文件在传/)).toHaveCount(0, { timeout: 60_000 });
  const paper = page.waitForEvent('download');
  await page.getByRole('button', { name: '存成 PDF' }).click();
  expect((await paper).suggestedFilename()).toMatch(/^登记回执-.*\.pdf$/);
  await page.getByRole('link', { name: '看进度' }).click();
  await expect(page.getByRole('button', { name: '打开 photo.jpg' })).toBeVisible();

  // What was begun survives a closed tab; a lost line is said, and what stands there stays.
  await page.getByRole('button', { name: '补充一句' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('今天又有孩子在上面玩。');
  await page.reload();
  await page.getByRole('button', { name: '补充一句' }).click();
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue('今天又有孩子在上面玩。');
  await page.getByRole('dialog').getByRole('button', { name: '先不了' }).click();
  await throttle(0, true);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(page.getByText(/网络断了。这里是/)).toBeVisible();
  await throttle(1_000_000);
  await expect(page.getByText(/网络断了。这里是/)).toHaveCount(0, { timeout: 30_000 });
});

test('the first page asks for little script, before anybody does anything', async ({ page }) => {
  const line = await page.context().newCDPSession(page);
  const scripts: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.sizes().then((sizes) => sizes.responseBodySize));
  });
  for (const path of ['/', '/report', '/follow', '/figures', '/centres', '/verify']) {
    scripts.length = 0;
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    const bytes = (await Promise.all(scripts)).reduce((sum, one) => sum + one, 0);
    expect(bytes, `${path} was counted`).toBeGreaterThan(10_000);
    expect(bytes, path).toBeLessThanOrEqual(150 * 1024);
    await line.send('Network.clearBrowserCache');
  }
});

for (const [locale, title, other] of [['zh-CN', '发生了什么？', 'What has happened?'], ['en-GB', 'What has happened?', '发生了什么？']] as const)
  test(`what was drawn is read before the scripts are here (${locale})`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL, locale });
    const page = await context.newPage();
    let comes = () => {};
    const here = new Promise<void>((resolve) => (comes = resolve));
    await page.route(/assets\/(?!first).*\.js$/, async (route) => {
      await here;
      await route.continue();
    });
    await page.goto('/', { waitUntil: 'commit' });
    await expect(page.getByText(title)).toBeVisible();
    await expect(page.getByText(other)).toBeHidden();
    await expect(page.locator('#app')).toHaveAttribute('inert', '');
    comes();
    await page.getByLabel(title).and(page.locator('#app:not([inert]) *')).fill('Written at once');
    await expect(page.locator('.drawn')).toHaveCount(0);
    await expect(page.getByLabel(title)).toHaveValue('Written at once');
    await context.close();
  });

test('without scripts the pages say whom to call', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  for (const path of ['/', '/report', '/follow/620922-20260101-99999-9', '/elsewhere']) {
    await page.goto(path);
    await expect(page.locator('noscript')).toBeInViewport();
    await expect(page.locator('.drawn[lang="en"]')).toBeHidden();
  }
  await context.close();
});

test('wrong number and code say only that they do not fit, and lose nothing', async ({ page }) => {
  await page.goto('/follow');
  await page.getByRole('button', { name: '查进度' }).click();
  await expect(page.getByText('请填写编号，印在回执上。')).toBeVisible();
  await expect(page.getByLabel('编号', { exact: true })).toBeFocused();
  await page.getByLabel('编号', { exact: true }).fill('620922-20260101-99999-9');
  await page.getByLabel(/^查询码/).fill('AAAAA-BBBBB');
  await page.getByRole('button', { name: '查进度' }).click();
  await expect(page.locator('p.error')).toHaveText('编号和查询码对不上。请照着回执再看一遍。');
  await expect(page.getByLabel('编号', { exact: true })).toHaveValue('620922-20260101-99999-9');
  await axe(page, 'follow with errors');
  // A file of a wrong kind is refused before it travels.
  await page.goto('/report');
  let travelled = false;
  page.on('request', (request) => (travelled ||= request.url().includes('/uploads')));
  await page.locator('#files').setInputFiles({ name: 'program.exe', mimeType: 'application/x-msdownload',
    buffer: Buffer.from('MZ') });
  await expect(page.getByText(/“program.exe”不是能收的文件/)).toBeVisible();
  expect(travelled).toBe(false);
});

test('an answer that did not solve it is rated so, and goes back', async ({ page }) => {
  const [, one] = receipts();
  test.skip(!one, 'GONGZHI_RECEIPTS names no receipts');
  await page.goto(`/follow/${one!.number}#${one!.code}`);
  await expect(page).toHaveURL(new RegExp(`/follow/${one!.number}$`));
  await page.getByRole('button', { name: /没有解决/ }).click();
  const ask = page.getByRole('dialog', { name: '没有解决' });
  await ask.getByRole('button', { name: '送出' }).click();
  await expect(ask.getByText('请选一档。')).toBeVisible();
  await expect(ask.getByText('请写一下，至少两个字。')).toBeVisible();
  await axe(page, 'rating with errors');
  await ask.getByLabel('不满意', { exact: true }).check();
  await ask.getByLabel('哪里没办好').fill('地里还在冒烟，没有人来看过。');
  await ask.getByRole('button', { name: '送出' }).click();
  await expect(page.getByText(/您说：没有解决 · 不满意/)).toBeVisible();
});

test('a receipt is verified on the server and on this device', async ({ page }) => {
  const [one] = receipts();
  test.skip(!one, 'GONGZHI_RECEIPTS names no receipts');
  await page.goto('/verify');
  await page.getByLabel('编号', { exact: true }).fill(one!.number);
  await page.getByLabel(/^查询码/).fill(one!.code);
  await page.getByRole('button', { name: '查进度' }).click();
  await expect(page.getByText('登记内容和指纹 · 相符')).toBeVisible();
  await expect(page.getByText('指纹在当天的封存里 · 相符')).toBeVisible();
  await axe(page, 'verify');
  // A proof that somebody changed is found out.
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '存下证明' }).click();
  const stream = await (await download).createReadStream();
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  const proof = JSON.parse(Buffer.concat(parts).toString()) as { entry: { at: string } };
  proof.entry.at = '2020-01-01T00:00:00Z';
  await page.locator('#proof-file').setInputFiles({ name: 'proof.json', mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(proof)) });
  await expect(page.getByText('登记内容和指纹 · 不相符')).toBeVisible();
});

test('a place shows its centre, its grids and its figures', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: '选我住的地方' }).click();
  await choosePlace(page, '渊泉社区', /渊泉社区居委会/);
  await expect(page.getByText('渊泉镇渊泉社区综治中心')).toBeVisible();
  await page.getByRole('link', { name: '看这个中心' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '渊泉镇渊泉社区综治中心' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '网格和网格员' })).toBeVisible();
  await page.getByRole('navigation', { name: '主要栏目' }).getByRole('link', { name: '公开数字' }).click();
  await expect(page.getByRole('heading', { name: '说好的，做到没有' })).toBeVisible();
  await axe(page, 'figures');
});

for (const language of ['zh', 'en'])
  for (const [width, size] of [['phone', phone], ['desktop', desktop]] as const)
    test(`every page is sound and fits, ${language} ${width}`, async ({ page }) => {
      test.setTimeout(300_000);
      await page.setViewportSize(size);
      await page.addInitScript((one) => localStorage.setItem('gongzhi.language', one), language);
      const follow = receipts().map(({ number, code: its }) => `/follow/${number}#${its}`);
      for (const path of ['/', '/report', '/receipt', '/follow', ...follow, '/verify', '/centres',
        '/centres/3132', '/centres/634082',
        '/figures?region=3132', '/privacy', '/accessibility', '/nowhere']) {
        await page.goto(path);
        await page.waitForLoadState('networkidle');
        await expect(page.locator('h1')).toHaveCount(1);
        await axe(page, path);
        await fits(page, path);
      }
    });

test('large text is remembered and still fits a phone', async ({ page }) => {
  await page.setViewportSize(phone);
  await page.goto('/');
  await page.getByRole('button', { name: '长辈版' }).click();
  for (const path of ['/', '/report', '/follow', '/centres/634082', '/figures?region=3132',
    ...receipts().map((one) => `/follow/${one.number}#${one.code}`)]) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    await expect(page.locator('html')).toHaveAttribute('data-elder', 'on');
    await axe(page, `${path}, large`);
    await fits(page, `${path}, large`);
  }
});
