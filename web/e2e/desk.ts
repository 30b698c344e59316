// What the tests of the desk do again and again, as a person does it.
import { type Browser, type BrowserContext } from '@playwright/test';
import { desktop, expect, signIn, type Page } from './base';

/// Somebody at a desk of their own, signed in; Chinese unless said otherwise.
export async function sitDown(browser: Browser, login: string, language: 'zh' | 'en' = 'zh'): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({
    locale: language === 'zh' ? 'zh-CN' : 'en-GB', timezoneId: 'Asia/Shanghai', viewport: desktop,
  });
  const page = await context.newPage();
  await signIn(page, '/desk/', login);
  await expect(page.getByRole('navigation', { name: /主菜单|Main menu/ })).toBeVisible();
  return { page, context };
}

/// Types into the search field and opens the matter with this number from the list that answers, or
/// goes there by address when the list is another's page.
export async function openNumber(page: Page, matterId: string): Promise<void> {
  await page.goto(`/desk/matters/${matterId}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/// Presses an act's button and fills its form; `fields` by label.
export async function act(page: Page, name: string, fields: Record<string, string> = {}, choices: string[] = []): Promise<void> {
  const panel = page.getByRole('region', { name: /^(办理|Acts)$/ });
  await panel.getByRole('button', { name: new RegExp(`^${name}`) }).first().click();
  for (const [label, text] of Object.entries(fields)) await panel.getByLabel(new RegExp(`^${label}`)).fill(text);
  for (const choice of choices) await panel.getByLabel(choice, { exact: true }).check();
  await panel.getByRole('button', { name, exact: true }).click();
  await expect(page.locator('.el-message').filter({ hasText: `已办:${name}` }).or(page.locator('.el-message').filter({ hasText: `已办\uff1a${name}` })).first()).toBeVisible();
}

/// Chooses in a picker by typing.
export async function pick(page: Page, label: RegExp, text: string, option: RegExp): Promise<void> {
  const box = page.getByRole('combobox', { name: label });
  await box.fill(text);
  // The first search of divisions after a start reads them all.
  await page.getByRole('option', { name: option }).first().click({ timeout: 40_000 });
}
