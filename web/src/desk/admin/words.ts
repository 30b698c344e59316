// The titles of administration and what each page is for; the shell's navigation uses them too.
import type { Like } from '@/ui/i18n';

export const zh = {
  title: '管理', home: '管理首页', nav: '管理页面',
  groups: { place: '机构与区划', people: '人员与权限', catalogue: '事项目录', time: '时限与日历', words: '告知与对接', watch: '监督与存证', me: '我的' },
  regions: '区划与单位', grids: '网格与队伍', people: '人员账号', posts: '岗位任免', roles: '角色与权限', tokens: '访问令牌', breakGlass: '紧急查阅',
  catalogue: '现行目录', editions: '目录各版', drafts: '目录草稿', overrides: '从严规定', crosswalk: '编码对照', duties: '责任清单', routing: '分派试算', dispatchRules: '自动派单',
  calendar: '工作日历', due: '到期计算', hours: '工作时间', ladders: '督办阶梯', clocks: '时限台账',
  templates: '告知文字', settings: '邮件与网址', webhooks: '事件订阅', notices: '送达情况', toTell: '待当面告知',
  accessLog: '访问日志', findings: '问题体检', problems: '挂牌整治', cards: '督办牌', seals: '存证封签',
  account: '我的账号', supervision: '督办', search: '检索',
  hint: {
    regions: '区划树,以及每处的单位、牌子、用房、开放时间。', grids: '谁在哪一格;请假与替班。', people: '开户、更正、停用、重置。', posts: '谁在何处任何岗,起止时间。',
    roles: '每个角色能做什么,谁必须双因素登录。', tokens: '发给机器的钥匙,只显示一次。', breakGlass: '限时、只读、全程留痕的越区查阅。',
    catalogue: '事项树,含层级、时限、主管部门。', editions: '历次发布及其变化。', drafts: '改目录,先看会改派什么、改期什么,再发布。', overrides: '本地比目录更严的要求。',
    crosswalk: '其他分类体系与本目录互查。', duties: '某地某类事由谁办、依据何在;可导入表格。', routing: '试一件事会分给谁、为什么。', dispatchRules: '哪些事由系统直接派出。',
    calendar: '工作日、节假日、调休与地方假日。', due: '从任一时刻起算,逐段说明。', hours: '单位上下班时间,可按季节。', ladders: '迟了提醒谁、升到哪一级。', clocks: '每一项正在走的时限。',
    templates: '告诉群众的话,可改可预览。', settings: '邮件服务器与群众查询网址,可试发。', webhooks: '把事件推给别的系统,短信与微信网关。', notices: '每条告知送到没有。', toTell: '没有手机的人,要打电话或当面说。',
    accessLog: '谁看了什么、为什么;验证日志没有被改。', findings: '无人网格、缺负责人、缺用房。', problems: '挂牌的地点与问题,验收摘牌。', cards: '亮着的督办牌。', seals: '每日封签、公钥、回执核验。',
    account: '密码、双因素、会话、我的信息与谁看过。',
  },
};
export const en: Like<typeof zh> = {
  title: 'Administration', home: 'Administration', nav: 'Pages of administration',
  groups: { place: 'Places and units', people: 'People and rights', catalogue: 'Catalogue', time: 'Time', words: 'Messages and systems', watch: 'Supervision and proof', me: 'Mine' },
  regions: 'Regions and units', grids: 'Grids and teams', people: 'People', posts: 'Posts', roles: 'Roles and rights', tokens: 'Access tokens', breakGlass: 'Urgent reading',
  catalogue: 'Catalogue in force', editions: 'Editions', drafts: 'Drafts', overrides: 'Stricter rules', crosswalk: 'Crosswalk', duties: 'Duties', routing: 'Try the routing', dispatchRules: 'Self-dispatch',
  calendar: 'Calendar', due: 'Due calculator', hours: 'Work hours', ladders: 'Ladders', clocks: 'Clocks',
  templates: 'Message texts', settings: 'Mail and addresses', webhooks: 'Webhooks', notices: 'Delivery', toTell: 'To be told',
  accessLog: 'Access log', findings: 'Findings', problems: 'Listed problems', cards: 'Cards', seals: 'Seals',
  account: 'My account', supervision: 'Supervision', search: 'Search',
  hint: {
    regions: 'The tree, and the units of each place with plates, rooms and hours.', grids: 'Who works which grid; leave and substitutes.', people: 'Open accounts, correct, disable, reset.', posts: 'Who holds which post where, from when to when.',
    roles: 'What each role may do, and who needs a second factor.', tokens: 'Keys for machines, shown once.', breakGlass: 'Reading another region: timed, read-only, logged.',
    catalogue: 'The tree of matters with level, limit and department.', editions: 'What was published, and what each edition changed.', drafts: 'Change the catalogue; see what is re-routed and re-timed before publishing.', overrides: 'Where a region asks for more than the catalogue.',
    crosswalk: 'Other classifications beside ours.', duties: 'Who handles what where, and by what power; import tables.', routing: 'Where a matter would go, and why.', dispatchRules: 'What the server sends by itself.',
    calendar: 'Working days, holidays, make-up days, local days.', due: 'Count from any moment, with every segment.', hours: 'When a unit works, by season.', ladders: 'Who is reminded and who takes over.', clocks: 'Every limit that is running.',
    templates: 'What residents are told; change it and preview it.', settings: 'The mail server and the residents’ page, with a test.', webhooks: 'Events for other systems, SMS and WeChat gateways.', notices: 'Whether each message arrived.', toTell: 'People without a phone page: call them or tell them.',
    accessLog: 'Who looked at what and why; whether the log is whole.', findings: 'Grids without people, units without heads or rooms.', problems: 'Places and problems on the board, and their inspection.', cards: 'Cards that are open.', seals: 'Daily seals, public keys, checking a receipt.',
    account: 'Password, second factor, sessions, my data and who read it.',
  },
};
