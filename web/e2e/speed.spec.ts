// How long a dispatcher's colleague waits with very many matters in the register: from the address to the
// first lines of the inbox, and from the key that sends an act to the line that says it is done.
import { expect, test, type Page } from './base';
import { sitDown } from './desk';

const rounds = 7;
/// How long somebody looks at a matter, at least, before he acts: what the page brings beside it is there then.
const looks_ms = 1000;
const median = (of: number[]) => [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)]!;
const said = (of: number[]) => `${Math.round(median(of))} ms (${of.map(Math.round).join(', ')})`;

/// The clock of the page when something like `selector` first stands in it.
async function seenAt(page: Page, selector: string): Promise<number> {
  return page.evaluate(
    (what) => new Promise<number>((resolve) => {
      const look = () => {
        if (!document.querySelector(what)) return false;
        requestAnimationFrame(() => resolve(performance.now()));
        return true;
      };
      if (!look()) {
        const watch = new MutationObserver(() => look() && watch.disconnect());
        watch.observe(document, { childList: true, subtree: true });
      }
    }),
    selector,
  );
}

test('an inbox is there within a second, and an act within 200 ms', async ({ browser }) => {
  test.setTimeout(600_000);
  const { page, context } = await sitDown(browser, 'triage');
  await expect(page.locator('.lines li').first()).toBeVisible();

  const paints: number[] = [];
  const lines: number[] = [];
  for (let i = 0; i < rounds; ++i) {
    await page.goto('/desk/inbox/to_triage', { waitUntil: 'commit' });
    lines.push(await seenAt(page, '.lines li'));
    paints.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]!.startTime));
  }

  const acts: number[] = [];
  for (let i = 0; i < rounds; ++i) {
    await page.goto('/desk/inbox/to_triage');
    // Some of the queue wait for another's word, and cannot be accepted.
    const accept = page.getByRole('button', { name: /^受理/ });
    for (let line = i; !(await accept.isVisible()); ++line) {
      await page.locator('.lines li').nth(line).locator('.row').click();
      await accept.waitFor({ timeout: 2000 }).catch(() => undefined);
    }
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/desk\/matters\//);
    await expect(accept).toBeVisible();
    await page.keyboard.press('e');
    await expect(page.getByRole('combobox', { name: /^事项分类/ })).toBeFocused();
    await page.waitForTimeout(looks_ms);
    await page.evaluate(() => addEventListener('keydown', (key) => {
      if (key.ctrlKey && key.key === 'Enter') Object.assign(window, { sentAt: performance.now() });
    }, { capture: true }));
    const done = seenAt(page, '.el-message');
    await page.keyboard.press('Control+Enter');
    acts.push((await done) - (await page.evaluate(() => (window as unknown as { sentAt: number }).sentAt)));
    await expect(page.locator('.el-message').filter({ hasText: '受理' })).toBeVisible();
  }
  await context.close();

  console.log(`with ${process.env.GONGZHI_CROWD} matters more:
  first paint of the inbox  ${said(paints)}
  its first lines           ${said(lines)}
  an act is answered        ${said(acts)}`);
  expect(median(lines), 'first lines of the inbox').toBeLessThan(1000);
  expect(median(acts), 'an act').toBeLessThan(200);
});
