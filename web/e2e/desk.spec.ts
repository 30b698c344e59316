// A matter's whole life by everybody's hands: each person's day at the desk, clicking and typing.
import { axe, expect, test } from './base';
import { act, openNumber, pick, sitDown } from './desk';

test.describe.configure({ mode: 'serial', timeout: 240_000 });

const life = { id: '', number: '', title: `夜里路灯不亮${Date.now() % 100000}` };

test('a window clerk registers a visitor by keyboard and hands out the receipt', async ({ browser }) => {
  const { page, context } = await sitDown(browser, 'window');
  await expect(page).toHaveURL(/\/desk\/window$/);
  await axe(page, 'window');
  const words = page.getByLabel('反映的事');
  await expect(words).toBeFocused();
  await page.keyboard.type(`${life.title}。渊泉社区二号楼前的路灯三天没亮,老人下楼看不见。`);
  await expect(page.getByRole('button', { name: /^路灯损坏不亮/ })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^路灯损坏不亮/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Control+Enter');
  // Nothing lost, every error beside its field, the first in focus.
  await expect(page.locator('#w-region_id-error')).toBeVisible();
  await expect(words).toHaveValue(/老人下楼/);
  await axe(page, 'window with errors');
  await pick(page, /^村、社区/, '渊泉社区', /渊泉社区/);
  await page.getByLabel('具体位置').fill('渊泉社区二号楼前');
  await page.getByLabel('姓名', { exact: true }).fill('王示例');
  await page.getByLabel('电话', { exact: true }).and(page.locator('input[type=tel]')).fill('13800000000');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('已登记');
  const receipt = page.getByRole('region', { name: '回执' });
  life.number = (await receipt.getByText(/^\d{6}-\d{8}-/).first().innerText()).trim();
  await expect(receipt.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/)).toBeVisible();
  await axe(page, 'receipt');
  await page.getByRole('link', { name: '打开事项' }).click();
  await expect(page).toHaveURL(/\/matters\/\d+/);
  life.id = page.url().split('/').pop()!;
  await expect(page.getByRole('heading', { level: 1, name: life.title })).toBeVisible();
  await axe(page, 'matter');
  await act(page, '转研判');
  await context.close();
});

test('a triage officer accepts it, with the keyboard alone', async ({ browser }) => {
  const { page, context } = await sitDown(browser, 'triage');
  await expect(page).toHaveURL(/inbox\/to_triage/);
  await expect(page.getByRole('heading', { level: 1, name: '待研判' })).toBeVisible();
  await axe(page, 'inbox of triage');
  const first = page.locator('.lines li').first();
  await expect(first).toHaveClass(/here/);
  await page.keyboard.press('j');
  await expect(page.locator('.lines li').nth(1)).toHaveClass(/here/);
  await page.keyboard.press('k');
  await expect(first).toHaveClass(/here/);
  // Down to ours, read, and accept: not one click.
  const ours = page.locator('.lines li').filter({ hasText: life.title });
  for (let i = 0; i < 40 && !(await ours.getAttribute('class'))?.includes('here'); ++i) await page.keyboard.press('j');
  await expect(ours).toHaveClass(/here/);
  await expect(page.getByRole('heading', { level: 2, name: life.title })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/matters/${life.id}`));
  await expect(page.getByRole('button', { name: /^受理/ })).toBeVisible();
  await page.keyboard.press('e');
  await expect(page.getByRole('combobox', { name: /^事项分类/ })).toBeFocused();
  await axe(page, 'form of acceptance');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.el-message').filter({ hasText: '受理' })).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: '按键一览' })).toBeVisible();
  await axe(page, 'help sheet');
  await page.keyboard.press('Escape');
  await context.close();
});

test('a dispatcher sends it to the unit with the power, and says why', async ({ browser }) => {
  const { page, context } = await sitDown(browser, 'dispatch');
  await expect(page).toHaveURL(/inbox\/to_dispatch/);
  await page.goto(`/desk/dispatch/${life.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(life.title);
  await axe(page, 'dispatch');
  await pick(page, /^交给别的单位/, '瓜州县住房', /住房和城乡建设局/);
  await page.getByLabel('交办依据').fill('责任清单:城区道路照明设施由住建部门维护。');
  for (const box of await page.locator('.support input[type=checkbox]:checked').all()) await box.uncheck();
  await expect(page.getByText('答复最迟')).toBeVisible();
  await page.getByRole('button', { name: /^交给瓜州县住房和城乡建设局主办/ }).click();
  await expect(page.locator('.el-message').filter({ hasText: '已交给瓜州县住房和城乡建设局' })).toBeVisible();
  await context.close();
});

test('a unit clerk signs for it, a handler works it off', async ({ browser }) => {
  const clerk = await sitDown(browser, 'clerk');
  await expect(clerk.page).toHaveURL(/inbox\/to_sign/);
  await axe(clerk.page, 'inbox of a unit clerk');
  await openNumber(clerk.page, life.id);
  await act(clerk.page, '签收');
  await clerk.context.close();

  const { page, context } = await sitDown(browser, 'handler');
  await expect(page).toHaveURL(/inbox\/in_hand/);
  await openNumber(page, life.id);
  await act(page, '首次联系', { 联系记录: '已电话联系,核对了地点。' }, ['电话']);
  await act(page, '初步答复', { 内容: '已查明是线路老化。', 下一步: '明天更换线路。' });
  await act(page, '办结报结', {
    办理结果: '路灯已全部恢复照明。', 查明的事实: '线路老化断路。', 处理意见: '更换线路三十米,灯具两盏。',
    法律依据: '城市照明管理规定', 救济途径: '不服可在三十日内申请复查。',
  });
  await expect(page.getByText('待核查').first()).toBeVisible();
  await axe(page, 'matter done');
  await context.close();
});

test('a checker looks at the work, and the caller closes it with the resident', async ({ browser }) => {
  const checker = await sitDown(browser, 'check');
  await expect(checker.page).toHaveURL(/inbox\/to_check/);
  await openNumber(checker.page, life.id);
  await act(checker.page, '核查通过', { 核查情况: '现场查看,路灯全部亮起。' }, ['到现场']);
  await checker.context.close();

  const { page, context } = await sitDown(browser, 'revisit');
  await expect(page).toHaveURL(/inbox\/to_call_back/);
  await openNumber(page, life.id);
  // The telephone number: for a purpose, logged.
  await page.getByRole('button', { name: /^查看联系方式/ }).click();
  await page.getByRole('complementary', { name: '事实' }).getByLabel('回访', { exact: true }).or(page.getByLabel(/^查阅目的/)).first().selectOption('revisit').catch(async () => {
    await page.getByLabel('回访', { exact: true }).check();
  });
  await page.getByLabel(/^为什么查阅/).fill('办结回访');
  await page.getByRole('button', { name: '查看联系方式', exact: true }).click();
  await expect(page.getByText('13800000000')).toBeVisible();
  await act(page, '回访结案', { 反映人怎么说: '灯亮了,谢谢。' }, ['已联系上反映人', '满意']);
  await expect(page.getByText(/已办结/).first()).toBeVisible();
  await context.close();
});

test('the head of the centre decides what waits for them', async ({ browser }) => {
  const { page, context } = await sitDown(browser, 'head');
  await expect(page).toHaveURL(/inbox\/to_decide/);
  await axe(page, 'inbox of the head');
  const lines = page.locator('.lines li');
  await expect(lines.first()).toHaveClass(/here/);
  const acts = page.getByRole('region', { name: '办理' });
  for (let i = 0; i < (await lines.count()); ++i) {
    await expect(lines.nth(i)).toHaveClass(/here/);
    const title = (await lines.nth(i).locator('.title').innerText()).trim();
    await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible();
    await expect(acts).toBeVisible();
    // A returned matter asks for another unit; what only wants a yes comes first.
    const yes = acts.getByRole('button', { name: /^(审核延期|审核挂账|审批不予受理)/ }).first();
    if (await yes.isVisible()) {
      const name = (await yes.locator('strong').innerText()).trim();
      await yes.click();
      await acts.getByLabel('同意', { exact: true }).check();
      await acts.getByLabel(/^理由/).fill('情况属实，依规定办理。');
      await acts.getByRole('button', { name, exact: true }).click();
      await expect(page.locator('.el-message').filter({ hasText: name })).toBeVisible();
      await context.close();
      return;
    }
    await page.keyboard.press('j');
  }
  throw new Error('nothing to decide');
});
