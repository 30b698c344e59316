// Pictures of every page for a reviewer (scripts/screenshots); skipped without a folder to put them in.
import { join } from 'node:path';
import { desktop, phone, signIn, test, type Page } from './base';
import { pages } from './pages';

const folder = process.env.GONGZHI_SCREENS;
test.skip(!folder, 'GONGZHI_SCREENS names no folder');

async function draw(page: Page, face: string, name: string, language: string, width: string): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.waitForTimeout(500);
  await page.screenshot({
    path: join(folder!, `${face}-${name}-${language}-${width}.png`), fullPage: face !== 'wall', animations: 'disabled',
  });
}

for (const { face, login, routes, sizes } of pages)
  for (const language of ['zh', 'en'])
    for (const width of sizes)
      test(`${face} ${login ?? ''} ${routes[0]?.[0]} ${language} ${width}`, async ({ page }) => {
        test.setTimeout(600_000);
        await page.setViewportSize(width === 'phone' ? phone : width === 'wall' ? { width: 1920, height: 1080 } : desktop);
        await page.addInitScript((one) => localStorage.setItem('gongzhi.language', one), language);
        if (login) await signIn(page, `/${face}/`, login);
        for (const [name, path] of routes) {
          await page.goto(path);
          await draw(page, face, name, language, width);
        }
      });
