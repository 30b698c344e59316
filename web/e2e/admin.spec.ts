// A day of each of those who look after the house: system, security and audit administrators, the
// supervisor, the head of the centre. Clicking and typing; wrong input stays and says what is wrong.
import { axe, expect, fits, test, type Page } from './base';
import { pick, sitDown } from './desk';

const mark = String(Date.now() % 1_000_000);

async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '管理页面' }).getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}
/// Goes through every page of this person's navigation and looks for what shuts people out.
async function walk(page: Page, who: string): Promise<void> {
  const nav = page.getByRole('navigation', { name: /^(管理页面|Pages of administration)$/ });
  const links = await nav.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href')!));
  expect(links.length).toBeGreaterThan(5);
  for (const link of links) {
    await page.goto(link);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.locator('.bones')).toHaveCount(0);
    await axe(page, `${who} ${link}`);
    await fits(page, `${who} ${link}`);
  }
}
const typeName = async (page: Page, name: string, button: string) => {
  const dialog = page.getByRole('dialog').filter({ hasText: `“${name}”` });
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await expect(dialog.getByText(/不一致/)).toBeVisible();
  await dialog.getByRole('textbox').fill(name);
  await dialog.getByRole('button', { name: button, exact: true }).click();
};

for (const language of ['zh', 'en'] as const)
  for (const login of ['system', 'security', 'audit', 'supervise', 'head'])
    test(`every page of ${login} can be read by everybody, ${language}`, async ({ browser }) => {
      test.setTimeout(300_000);
      const { page, context } = await sitDown(browser, login, language);
      await page.goto('/desk/admin');
      await axe(page, `${login} front page`);
      await walk(page, login);
      await context.close();
    });

test('a system administrator subscribes a platform, tries the mail, drafts the catalogue and counts a deadline', async ({
  browser,
}) => {
  const { page, context } = await sitDown(browser, 'system');
  await expect(page).toHaveURL(/\/desk\/admin/);
  await open(page, '事件订阅');
  await page.getByRole('button', { name: '新增订阅' }).click();
  const drawer = page.getByRole('dialog', { name: '新增订阅' });
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(drawer.getByText('请填写此项。').first()).toBeVisible();
  await axe(page, 'webhook with errors');
  await pick(page, /^哪里的事件/, '瓜州', /瓜州县/);
  await drawer.getByLabel('名称').fill(`数据平台${mark}`);
  await drawer.getByLabel('地址').fill('ftp://nowhere');
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(drawer.getByLabel('地址')).toHaveAttribute('aria-invalid', 'true');
  await expect(drawer.getByLabel('名称')).toHaveValue(`数据平台${mark}`);
  await expect(drawer.getByLabel('地址')).toBeFocused();
  await drawer.getByLabel('地址').fill('https://data.example.cn/gongzhi');
  await drawer.getByRole('button', { name: '保存' }).click();
  const once = page.getByRole('dialog', { name: '签名密钥' });
  await expect(once.locator('[data-secret]')).not.toBeEmpty();
  await axe(page, 'secret shown once');
  await once.getByRole('button', { name: '我已记下' }).click();
  await page.getByRole('button', { name: `数据平台${mark}` }).click();
  await page.getByRole('button', { name: '删除', exact: true }).click();
  await typeName(page, `数据平台${mark}`, '删除');
  await expect(page.getByRole('button', { name: `数据平台${mark}` })).toHaveCount(0);

  await open(page, '邮件与网址');
  await page.getByLabel('端口').fill('70000');
  await page.getByRole('button', { name: '保存' }).first().click();
  await expect(page.getByLabel('端口')).toHaveAttribute('aria-invalid', 'true');

  await open(page, '目录草稿');
  await page.getByRole('button', { name: '起草新版' }).click();
  await page.getByLabel(/^为什么要改/).fill(`缩短路灯时限 ${mark}`);
  await page.getByRole('button', { name: '开始', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(mark) })).toBeVisible();
  await pick(page, /^找事项/, '路灯', /路灯/);
  const leaf = page.getByRole('dialog').last();
  await leaf.getByLabel('优先级').selectOption('p2');
  await leaf.getByRole('button', { name: '写进草稿' }).click();
  await expect(page.getByRole('heading', { name: /会改期的 · 1/ })).toBeVisible();
  await pick(page, /^在哪里/, '瓜州县', /瓜州县/);
  await expect(page.getByRole('row', { name: /路灯.*不变|路灯.*改期/ })).toBeVisible();
  await axe(page, 'draft');
  await page.getByRole('button', { name: '放弃草稿' }).click();
  await typeName(page, `缩短路灯时限 ${mark}`, '放弃');
  await expect(page).toHaveURL(/\/admin\/drafts$/);

  await open(page, '到期计算');
  await page.getByRole('button', { name: '计算' }).click();
  await expect(page.getByText('开始的当日不计入')).toBeVisible();
  await axe(page, 'deadline counted');
  await context.close();
});

test('a security administrator opens an account, appoints it, resets it and disables it', async ({
  browser,
}) => {
  const { page, context } = await sitDown(browser, 'security');
  await open(page, '人员账号');
  await page.getByRole('button', { name: '开户' }).click();
  const form = page.getByRole('dialog', { name: '开户' });
  await form.getByRole('button', { name: '开户' }).click();
  await expect(form.getByLabel('姓名')).toBeFocused();
  await form.getByLabel('姓名').fill(`赵示例${mark}`);
  await axe(page, 'account with errors');
  await form.getByLabel('账号', { exact: false }).first().fill(`zhao${mark}`);
  await pick(page, /^归哪里管/, '瓜州', /瓜州县/);
  await form.getByRole('button', { name: '开户' }).click();
  await expect(page.getByRole('heading', { name: /的初始密码/ })).toBeVisible();
  await page.getByRole('button', { name: '我已记下' }).click();
  await page.getByLabel('姓名或账号').fill(`赵示例${mark}`);
  await page.getByRole('button', { name: `赵示例${mark}` }).click();
  await page.getByRole('button', { name: '解除锁定' }).click();
  await page
    .getByRole('dialog', { name: '解除锁定' })
    .getByRole('button', { name: '解除', exact: true })
    .click();
  await expect(page.getByText('锁定已解除')).toBeVisible();
  await page.getByRole('button', { name: '重置密码' }).click();
  await typeName(page, `赵示例${mark}`, '重置');
  await expect(page.locator('[data-secret]')).not.toBeEmpty();
  await page.getByRole('button', { name: '我已记下' }).click();
  await page.getByRole('button', { name: '停用账号' }).click();
  await typeName(page, `赵示例${mark}`, '停用');
  await expect(page.getByRole('button', { name: '恢复账号' })).toBeVisible();
  await context.close();
});

test('an audit administrator reads the log and proves that it is whole', async ({ browser }) => {
  const { page, context } = await sitDown(browser, 'audit');
  await open(page, '访问日志');
  await page.getByLabel('做了什么').selectOption('sign_in');
  await expect(page.getByRole('cell', { name: '登录' }).first()).toBeVisible();
  await page.getByRole('button', { name: '核验日志' }).click();
  await expect(page.getByText('日志完整')).toBeVisible();
  await open(page, '存证封签');
  await page.getByLabel('或者粘贴内容').fill('这不是证明');
  await page.getByRole('button', { name: '核验', exact: true }).click();
  await expect(page.getByText('这不是一份回执证明')).toBeVisible();
  await context.close();
});

test('a supervisor sees what is late, opens the list behind a number, and lists a place', async ({
  browser,
}) => {
  const { page, context } = await sitDown(browser, 'supervise');
  await page.getByRole('link', { name: '督办', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('件逾期');
  await axe(page, 'supervision');
  for (const way of ['按单位', '按分类', '按地区']) {
    await page.getByRole('button', { name: way }).click();
    await expect(page.getByRole('button', { name: way })).toHaveAttribute('aria-pressed', 'true');
    await axe(page, `supervision ${way}`);
  }
  const late = page.getByRole('link', { name: /逾期 \d+$/ }).first();
  await late.click();
  await expect(page).toHaveURL(/search\?.*due=overdue/);
  await expect(page.getByRole('listitem').filter({ hasText: /逾/ }).first()).toBeVisible();
  await axe(page, 'search');
  await page.goto('/desk/search');
  await page.getByLabel('编号、词语、地点、姓名或电话').fill('路灯');
  await page.keyboard.press('Enter');
  await expect(page.locator('mark').first()).toHaveText('路灯');
  await page.getByLabel('编号、词语、地点、姓名或电话').fill('13800000000');
  await page.keyboard.press('Enter');
  await expect(page.getByText('您的岗位不能按姓名或电话查')).toBeVisible();

  await page.goto('/desk/admin/problems');
  await page.getByRole('button', { name: '挂牌', exact: true }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: '挂牌', exact: true }).click();
  await expect(form.getByLabel('名称')).toBeFocused();
  await form.getByLabel('名称').fill(`桥洞积水 ${mark}`);
  await pick(page, /^牵头单位/, '城市管理', /城市管理/);
  await form.getByLabel('限期').fill('2027-03-31');
  await form.getByLabel(/^措施/).fill('清掏雨水口，加装水位警示，雨天值守。');
  await form.getByRole('button', { name: '挂牌', exact: true }).click();
  const board = await context.newPage();
  await board.goto('/centres/3132');
  await expect(board.getByText(`桥洞积水 ${mark}`)).toBeVisible();
  await board.close();
  await page.getByRole('button', { name: `桥洞积水 ${mark}` }).click();
  await page.getByLabel('整治到位，摘牌').check();
  await page.getByLabel('验收意见').fill('居民代表三人到场，积水已排除。');
  await page.getByRole('button', { name: '记下验收' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已摘牌' })).toBeVisible();
  await context.close();
});

test('the head of a centre sets a unit up and closes it, mends a duty list by line, and marks a local holiday', async ({
  browser,
}) => {
  const { page, context } = await sitDown(browser, 'head');
  await page.getByRole('link', { name: '管理', exact: true }).click();
  await open(page, '区划与单位');
  await page.getByRole('button', { name: '设立单位' }).click();
  const form = page.getByRole('dialog', { name: '设立单位' });
  await form.getByRole('button', { name: '设立', exact: true }).click();
  await expect(form.getByLabel('全称')).toBeFocused();
  await form.getByLabel('全称').fill(`示例调解委员会${mark}`);
  await form.getByLabel('类型').first().selectOption('mediation_body');
  await form.getByRole('button', { name: '填入周一至周五' }).click();
  await form.getByRole('button', { name: '设立', exact: true }).click();
  await expect(page.getByText('单位已设立')).toBeVisible();
  await page.getByLabel('名称', { exact: true }).fill(`示例调解委员会${mark}`);
  await page.getByRole('button', { name: `示例调解委员会${mark}` }).click();
  await expect(page.getByText(/周一 09:00–12:00/)).toBeVisible();
  await axe(page, 'unit');
  await page.getByRole('button', { name: '撤销单位' }).click();
  await typeName(page, `示例调解委员会${mark}`, '撤销');
  await expect(page.getByRole('button', { name: `示例调解委员会${mark}` })).toHaveCount(0);

  await open(page, '责任清单');
  await page.getByRole('button', { name: '导入表格' }).click();
  await page
    .getByLabel(/^或者粘贴/)
    .fill('region,code,kind,level,department,basis\n620922000000,999999,lead,county,CG,某条例\n');
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await expect(page.locator('.line-errors li').first()).toBeVisible();
  await expect(page.getByLabel(/^或者粘贴/)).toHaveValue(/999999/);
  await axe(page, 'duty list with errors');
  await page.keyboard.press('Escape');

  await open(page, '分派试算');
  await pick(page, /^什么事/, '路灯', /路灯/);
  await page.getByRole('button', { name: '试算' }).click();
  await expect(page.getByText('主办', { exact: true })).toBeVisible();
  await axe(page, 'routing');

  await open(page, '工作日历');
  await page
    .getByRole('button', { name: /2026-12-30|-28 / })
    .first()
    .click();
  const day = page.getByRole('dialog');
  await day.getByRole('button', { name: '设定', exact: true }).click();
  await expect(day.getByText('请填写此项。')).toBeVisible();
  await day.getByLabel('名称').fill('示例县庆');
  await axe(page, 'local day');
  await page.keyboard.press('Escape');
  await context.close();
});
