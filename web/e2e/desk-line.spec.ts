// What happens between people and to the line: two on one matter, a lost server, an ended session, bulk acts,
// both languages, both widths.
import { axe, desktop, expect, fits, password, signIn, test } from './base';
import { sitDown } from './desk';

test.describe.configure({ timeout: 240_000 });

test('two people on the same matter: the second sees what changed and keeps the text', async ({ browser }) => {
  const one = await sitDown(browser, 'triage');
  const two = await sitDown(browser, 'triage');
  for (const { page } of [one, two]) await expect(page.locator('.lines li.here')).toBeVisible();
  const open = one.page.locator('.lines li').nth(2);
  await open.locator('.row').click();
  const id = (await open.getAttribute('data-id'))!;
  for (const { page } of [one, two]) {
    await page.goto(`/desk/matters/${id}`);
    await page.getByRole('button', { name: /^受理/ }).click();
    await page.getByLabel(/^说明/).fill('两人同时办');
  }
  const go = (page: typeof one.page) => page.getByRole('button', { name: '受理', exact: true }).click();
  await go(one.page);
  await expect(one.page.locator('.el-message').filter({ hasText: '受理' })).toBeVisible();
  // The other page changed by itself, and what was typed there stands.
  await expect(two.page.getByText('已受理').first()).toBeVisible();
  await expect(two.page.getByLabel(/^说明/)).toHaveValue('两人同时办');
  await go(two.page);
  await expect(two.page.getByRole('alert')).toBeVisible();
  await expect(two.page.getByLabel(/^说明/)).toHaveValue('两人同时办');
  await axe(two.page, 'matter changed');
  await one.context.close();
  await two.context.close();
});

test('the server goes away in the middle of typing, and nothing is lost', async ({ browser }) => {
  const { page, context } = await sitDown(browser, 'window');
  await page.getByLabel('反映的事').fill('水管爆了,整条街都是水。');
  await page.getByLabel('具体位置').fill('兴业路口');
  await context.setOffline(true);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toContainText('没有送达');
  await expect(page.getByLabel('反映的事')).toHaveValue('水管爆了,整条街都是水。');
  await axe(page, 'no connection');
  await context.setOffline(false);
  // Also over a closed tab.
  await page.reload();
  await expect(page.getByLabel('反映的事')).toHaveValue('水管爆了,整条街都是水。');
  await page.getByRole('button', { name: '清空重写' }).click();
  await expect(page.getByLabel('反映的事')).toHaveValue('');
  await context.close();
});

test('an ended session asks over the page and goes on', async ({ browser }) => {
  const { page, context } = await sitDown(browser, 'handler');
  await expect(page.locator('.lines li.here')).toBeVisible();
  await page.getByRole('button', { name: /^添加备注/ }).click();
  const text = page.getByRole('region', { name: '办理' }).getByLabel(/^内容/);
  await text.fill('今天到现场看过。');
  await context.clearCookies();
  await page.getByRole('button', { name: '添加备注', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /登录已过期/ });
  await expect(dialog).toBeVisible();
  await axe(page, 'session ended');
  await dialog.getByLabel('密码').fill(password);
  await dialog.getByRole('button', { name: '登录' }).click();
  await expect(page.locator('.el-message').filter({ hasText: '添加备注' })).toBeVisible();
  await context.close();
});

test('bulk acts show a true count, and each matter decides for itself', async ({ browser }) => {
  const { page, context } = await sitDown(browser, 'dispatch');
  await page.goto('/desk/inbox/overdue');
  await expect(page.locator('.lines li.here')).toBeVisible();
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByText('已勾选 2 件')).toBeVisible();
  await page.keyboard.press('b');
  const sheet = page.getByRole('dialog', { name: /批量办理 2 件/ });
  await sheet.getByRole('radio', { name: /^添加备注/ }).check();
  await sheet.getByLabel(/^内容/).fill('已电话提醒承办单位。');
  await axe(page, 'bulk');
  await sheet.getByRole('button', { name: /^添加备注 2 件/ }).click();
  await expect(sheet.getByText('已办 2 件')).toBeVisible();
  await sheet.getByRole('button', { name: '完成' }).click();
  await context.close();
});

for (const language of ['zh', 'en'] as const)
  for (const size of [desktop, { width: 1024, height: 768 }])
    test(`every page fits and is accessible: ${language} ${size.width}`, async ({ page }) => {
      test.setTimeout(180_000);
      await page.setViewportSize(size);
      await page.addInitScript((one) => localStorage.setItem('gongzhi.language', one), language);
      await signIn(page, '/desk/', 'dispatch');
      for (const path of ['/inbox/overdue', '/inbox/all?due=overdue', '/dispatch', '/account', '/nowhere']) {
        await page.goto(`/desk${path}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.waitForLoadState('networkidle').catch(() => undefined);
        await axe(page, path);
        await fits(page, path);
      }
    });
