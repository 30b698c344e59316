import type { Like } from '@/ui/i18n';

export const centre = {
  title: '各级中心', lead: '每一级中心都在这里公示：在哪里、什么时候开、有哪些窗口、谁管哪个网格。', find: '按名字找', findHow: '例如：瓜州、渊泉', mine: '离我最近的',
  none: '没有找到叫这个名字的中心。换个写法试试，或者按住的地方找。', more: '再看一些', byPlace: '按住的地方找', where: '地址', rooms: '场所', plates: '也叫', units: '窗口和进驻单位', unitsNone: '还没有登记进驻单位。',
  above: '这个地方还没有自己的中心，下面是管它的上一级中心。', grids: '网格和网格员', gridsHow: '法律规定要公开的：网格员姓名、工作电话、监督电话。', gridsNone: '这一级还没有公示网格。选一个村（社区）看它的网格。',
  supervision: '监督电话', head: '网格长', member: '网格员', assistant: '网格辅助员', noTeam: '还没有安排人', problems: '挂牌整治', problemsHow: '哪里要整治、谁牵头、什么时候完。', problemsNone: '现在没有挂牌的。',
  due: '应在 {day} 前完成', lead_: '牵头：{unit}', matters: '能来办什么', mattersHow: '全部 {n} 类事，点开看时限。', report: '反映一件事', figures: '办得怎么样', other: '看别的地方',
  window: '窗口', mediation_body: '调解', department: '部门', hearing_panel: '听证评议', legal_service: '法律服务', volunteer_organisation: '志愿服务', social_organisation: '社会组织', other_: '单位',
  resident: '常驻', rotating: '轮驻', on_call: '随叫随到', limit: '{n}{unit}内', u_work_day: '个工作日', u_work_hour: '个工作小时', u_calendar_day: '天', u_instant: '', instant: '马上',
};
export const centreEn: Like<typeof centre> = {
  title: 'Centres', lead: 'Every centre, in public: where it is, when it is open, its windows, and who works which grid.', find: 'Find by name', findHow: 'such as 瓜州', mine: 'Nearest to me',
  none: 'No centre of that name. Try another spelling, or find it by where you live.', more: 'More', byPlace: 'Find by place', where: 'Address', rooms: 'Rooms', plates: 'Also called', units: 'Windows and offices here', unitsNone: 'No offices are entered here yet.',
  above: 'This place has no centre of its own yet; this is the one above that serves it.', grids: 'Grids and who works them', gridsHow: 'Public by law: name, work telephone, telephone for complaints.', gridsNone: 'No grids are shown at this level. Choose a village or community.',
  supervision: 'Complaints', head: 'Grid head', member: 'Grid worker', assistant: 'Assistant', noTeam: 'nobody assigned yet', problems: 'Listed to be mended', problemsHow: 'What is to be mended, who leads, by when.', problemsNone: 'Nothing is listed now.',
  due: 'to be done by {day}', lead_: 'Led by {unit}', matters: 'What you can come for', mattersHow: 'All {n} kinds; open one to see its limit.', report: 'Report something', figures: 'How it is going', other: 'Another place',
  window: 'Window', mediation_body: 'Mediation', department: 'Department', hearing_panel: 'Hearings', legal_service: 'Legal service', volunteer_organisation: 'Volunteers', social_organisation: 'Association', other_: 'Office',
  resident: 'always here', rotating: 'in turns', on_call: 'on call', limit: 'within {n} {unit}', u_work_day: 'working days', u_work_hour: 'working hours', u_calendar_day: 'days', u_instant: '', instant: 'at once',
};
