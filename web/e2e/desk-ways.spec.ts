// Ways through the desk: search from anywhere, keys, filters kept as views, every number into its list, every
// list into a spreadsheet.
import { axe, expect, test } from './base';
import { sitDown } from './desk';

test.describe.configure({ timeout: 180_000 });

test('search from any page: words are marked, a number goes to its matter', async ({ browser }) => {
  const { page, context } = await sitDown(browser, 'dispatch');
  await expect(page.locator('.lines li.here')).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('路灯');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\?q=/);
  await expect(page.locator('mark').first()).toHaveText('路灯');
  const number = await page.locator('.results .facts-line span').first().innerText();
  const bar = page.getByRole('banner').getByRole('searchbox');
  await bar.fill(number);
  await bar.press('Enter');
  await expect(page).toHaveURL(/\/matters\/\d+$/);
  await expect(page.getByText(number, { exact: true }).first()).toBeVisible();
  await expect(page).toHaveTitle(new RegExp(number));
  await context.close();
});

test('G and a letter goes to a page, also where the letter is an act', async ({ browser }) => {
  const { page, context } = await sitDown(browser, 'dispatch');
  await expect(page.getByRole('region', { name: '办理' })).toBeVisible();
  for (const [letter, url] of [['s', /supervision/], ['i', /inbox/], ['f', /search/], ['d', /dispatch/]] as const) {
    await page.keyboard.press('Escape');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('g');
    await page.keyboard.press(letter);
    await expect(page).toHaveURL(url);
  }
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: '按键一览' }).getByText('督办')).toBeVisible();
  await context.close();
});

test('filters narrow, are kept as a view, and the view is found again', async ({ browser }) => {
  const { page, context } = await sitDown(browser, 'dispatch');
  await page.goto('/desk/inbox/overdue');
  await page.getByRole('button', { name: '筛选' }).click();
  await page.getByRole('combobox', { name: '来路' }).selectOption('walk_in');
  await expect(page).toHaveURL(/inbox\/overdue\?channel=walk_in/);
  await axe(page, 'filters');
  await page.getByRole('button', { name: '存为常用视图' }).click();
  await page.getByLabel('视图名称').fill('窗口来的逾期件');
  await page.getByRole('button', { name: '保存' }).click();
  const view = page.getByRole('navigation', { name: '列表' }).getByRole('link', { name: '窗口来的逾期件' });
  await expect(view).toBeVisible();
  await page.goto('/desk/inbox');
  await view.click();
  await expect(page.getByRole('heading', { level: 1, name: '窗口来的逾期件' })).toBeVisible();
  await page.getByRole('button', { name: '删除视图“窗口来的逾期件”' }).click();
  await expect(view).toHaveCount(0);
  await context.close();
});

test('a dispatcher sees what each unit has in hand, and the number opens its list', async ({ browser }) => {
  const { page, context } = await sitDown(browser, 'dispatch');
  await page.getByRole('link', { name: '分流', exact: true }).click();
  await expect(page.getByRole('radio').first()).toBeVisible();
  const load = page.getByRole('link', { name: /^在办 \d+$/ }).first();
  await expect(load).toBeVisible();
  const n = (await load.innerText()).trim();
  await page.keyboard.press('2');
  await expect(page.getByRole('radio').nth(1)).toBeChecked();
  await load.click();
  await expect(page).toHaveURL(/\/search\?.*unit=/);
  await expect(page.locator('.results li').first()).toBeVisible();
  expect(await page.locator('.results li').count()).toBe(Math.min(30, Number(n)));
  await context.close();
});

test('a mediator finds what their body mediates, and writes down what was agreed', async ({ browser }) => {
  const { page, context } = await sitDown(browser, 'mediator');
  await expect(page).toHaveURL(/inbox\/in_mediation/);
  const lines = page.locator('.lines li');
  await expect(lines.first()).toHaveClass(/here/);
  await axe(page, 'inbox of a mediator');
  const before = await lines.count();
  const title = (await lines.first().locator('.title').innerText()).trim();
  await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible();
  // In writing, and not signed by all: said beside the field, and nothing lost.
  const panel = page.getByRole('region', { name: '办理' });
  await panel.getByRole('button', { name: /^达成协议/ }).click();
  await panel.getByLabel(/^纠纷事实和争议/).fill('双方对诊疗过程各有说法，病历已共同查看。');
  await panel.getByLabel(/^协议内容/).fill('院方于本月底前一次性补偿，双方不再争执。');
  await panel.getByLabel('书面协议', { exact: true }).check();
  await panel.getByRole('button', { name: '达成协议', exact: true }).click();
  await expect(panel.getByText('书面协议须各方签名或盖章。')).toBeVisible();
  await axe(page, 'agreement with an error');
  await expect(panel.getByLabel(/^协议内容/)).toHaveValue(/月底前/);
  await panel.getByLabel('各方已签字', { exact: true }).check();
  await panel.getByRole('button', { name: '达成协议', exact: true }).click();
  await expect(page.locator('.el-message').filter({ hasText: '达成协议' })).toBeVisible();
  await expect(lines.first()).toContainText('已离开此列表');
  await expect(page.getByRole('link', { name: `调解中 ${before - 1}` })).toBeVisible();
  await context.close();
});

test('a place opens to those below it, by keyboard', async ({ browser }) => {
  const { page, context } = await sitDown(browser, 'supervise');
  await page.goto('/desk/supervision');
  const turn = page.getByRole('button', { name: /展开下级/ });
  await expect(turn.first()).toBeVisible();
  const before = await page.locator('.counts tbody tr').count();
  await turn.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(turn.first()).toHaveAttribute('aria-expanded', 'true');
  await expect.poll(() => page.locator('.counts tbody tr').count()).toBeGreaterThan(before);
  await axe(page, 'places opened');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => page.locator('.counts tbody tr').count()).toBe(before);
  await page.keyboard.press('j');
  await expect(page.locator('.counts tbody tr:focus-within')).toHaveCount(1);
  await context.close();
});

test('how a place did lately leads into it', async ({ browser }) => {
  const { page, context } = await sitDown(browser, 'supervise');
  await page.goto('/desk/supervision');
  await page.locator('.trend .name').first().click();
  await expect(page).toHaveURL(/region=\d+/);
  await expect(page.locator('.trend')).toContainText(/走势/);
  await axe(page, 'the trend of a place');
  await page.getByRole('button', { name: '回到全部' }).click();
  await expect(page).not.toHaveURL(/region=/);
  await context.close();
});

test('each number of supervision opens the list behind it', async ({ browser }) => {
  const { page, context } = await sitDown(browser, 'supervise');
  const numbers = async () => {
    await page.goto('/desk/supervision');
    await expect(page.locator('.trend .share').first()).toBeVisible();
    return page.locator('.figures a, .counts .whole a, .climbed a, .trend a');
  };
  const among = await (await numbers()).count();
  expect(among).toBeGreaterThan(14);
  for (let at = 0; at < among; ++at) {
    const link = (await numbers()).nth(at);
    const said = (await link.textContent())!;
    // A share names the whole last: 9 / 10, 90.0%.
    const n = Number(/\/ (\d+)/.exec(said)?.[1] ?? /\d+/.exec(said)![0]);
    await link.click();
    await expect(page).toHaveURL(/\/search\?/);
    if (n) await expect(page.locator('.results li'), said).toHaveCount(Math.min(30, n));
    else await expect(page.locator('.search-page .empty'), said).toBeVisible();
  }
  await context.close();
});

const lists = {
  head: ['people', 'posts', 'overrides', 'duties', 'dispatch-rules', 'clocks', 'cards', 'problems', 'findings'],
  system: ['crosswalk', 'notices', 'webhooks'],
  security: ['tokens'],
  audit: ['access-log'],
};
for (const [login, pages] of Object.entries(lists))
  test(`every list of ${login} leaves as a spreadsheet`, async ({ browser }) => {
    const { page, context } = await sitDown(browser, login);
    for (const one of pages) {
      await page.goto(`/desk/admin/${one}`);
      const came = page.waitForEvent('download', { timeout: 60_000 });
      // A busy machine draws fifty lines with their clocks slowly.
      await page.getByRole('button', { name: '导出' }).click({ timeout: 40_000 });
      expect((await came).suggestedFilename(), one).toMatch(/\.xlsx$/);
    }
    await context.close();
  });
