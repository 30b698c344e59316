// What every browser test stands on: a page that asks nothing of anybody but our own server, breaks no
// Content-Security-Policy, throws nothing, and ways to do what every test does.
import AxeBuilder from '@axe-core/playwright';
import { expect, test as plain, type Page } from '@playwright/test';

export { expect, type Page };
export const password = 'gongzhi-demo-2026';
export const phone = { width: 360, height: 740 };
export const desktop = { width: 1440, height: 900 };

/// What was drawn when the face was built gives way to the living page, which tests are about.
async function isLiving(page: Page): Promise<void> {
  await page.locator('#app[inert]').waitFor({ state: 'detached' });
}

export const test = plain.extend<{ watched: string[] }>({
  // Each context is a Chinese reader's unless a test says otherwise.
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  page: async ({ page }, use) => {
    const thenLiving = <Asked extends unknown[], Answer>(go: (...asked: Asked) => Promise<Answer>) =>
      async (...asked: Asked): Promise<Answer> => {
        const answer = await go(...asked);
        await isLiving(page);
        return answer;
      };
    page.goto = thenLiving(page.goto.bind(page));
    page.reload = thenLiving(page.reload.bind(page));
    await use(page);
  },
  watched: [
    async ({ page, baseURL }, use) => {
      const wrong: string[] = [];
      const own = new URL(baseURL!).origin;
      page.on('request', (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith('http') && url.origin !== own) wrong.push(`asked ${url.origin}`);
      });
      page.on('console', (message) => {
        if (/Content.Security.Policy/i.test(message.text())) wrong.push(message.text());
      });
      page.on('pageerror', (error) => wrong.push(`threw ${error.message}`));
      await use(wrong);
      expect(wrong, 'foreign requests, broken policy, uncaught errors').toEqual([]);
    },
    { auto: true },
  ],
});

/// Signs in as a person of the demonstration, on the sign-in page of a face ('/desk/', '/field/', '/wall/').
export async function signIn(page: Page, face: string, login: string): Promise<void> {
  await page.goto(face);
  await page.getByLabel(/^(账号|Login name)$/).fill(login);
  await page.getByLabel(/^(密码|Password)$/).fill(password);
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
  await expect(page.getByLabel(/^(密码|Password)$/)).toHaveCount(0);
}

/// No violation of WCAG 2.2 A and AA on what stands there now.
export async function axe(page: Page, name: string): Promise<void> {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const said = found.violations.map(
    (one) => `${name}: ${one.id} ${one.help} — ${one.nodes.map((node) => node.target.join(' ')).slice(0, 4).join(' | ')}`,
  );
  expect(said).toEqual([]);
}

/// Nothing has to be scrolled sideways.
export async function fits(page: Page, name: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over, `${name} is wider than its screen`).toBeLessThanOrEqual(0);
}
