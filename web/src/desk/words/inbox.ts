import type { Like } from '@/ui/i18n';

export const zh = {
  title: '收件', queues: '列表', first: '先破的', stages: '走到哪一步', views: '常用视图', all: '全部在办', area: '所在范围',
  count: '{n} 件', countOf: '第 {n} 件，共 {all}', byDue: '先破的在前', byNew: '新登记的在前',
  overdue: '已逾期', today: '今日到期', later: '以后', none: '没有期限', longest: '逾得最久的在前',
  filters: '筛选', filtersOn: '已筛选', clear: '清除筛选', place: '地点', category: '分类', unit: '单位', state: '步骤', due: '时限', channel: '来路',
  any: '不限', dues: { overdue: '已逾期', due_today: '今日到期', on_time: '未到期', none: '没有期限' },
  save: '存为常用视图', viewName: '视图名称', saved: '已存在本机。', drop: '删除视图“{name}”', dropped: '视图已删除。',
  select: '勾选 {number}', selected: '已勾选 {n} 件', unselect: '取消勾选', bulk: '批量办理', more: '还有更多，正在载入',
  end: '全部显示完了', empty: '这里没有要办的事', emptyHow: '新的事项到了会自动出现在这里。',
  emptyFilter: '没有符合条件的事项', emptyFilterHow: '换个条件，或清除筛选。', pick: '在左边选一件事，这里显示详情和可办的事。',
  red: '红', gone: '已离开此列表', urgent: '急', secret: '密', checked: '{time} 核对',
  keys: { move: '上下', open: '展开', select: '勾选', queue: '跳队列', clear: '取消勾选', next: '下一步' },
  bulkTitle: '批量办理 {n} 件', bulkWhich: '要办什么', bulkCount: '{n} 件可办', bulkNone: '勾选的事项没有可以批量办的。',
  bulkRead: '正在逐件核对可办的事', bulkCannot: '{n} 件不能办', bulkGo: '{act} {n} 件', bulkDone: '已办 {n} 件', bulkFailed: '{n} 件没有办成',
  bulkPreview: '将办理这些事项', stop: '停下', close: '完成',
  page: '第 {from}—{to} 件，共 {all}',
};

export const en: Like<typeof zh> = {
  title: 'Inbox', queues: 'Lists', first: 'Breaks first', stages: 'By stage', views: 'Saved views', all: 'All open', area: 'Area',
  count: '{n}', countOf: '{n} of {all}', byDue: 'breaks first on top', byNew: 'newest on top',
  overdue: 'Overdue', today: 'Due today', later: 'Later', none: 'No limit', longest: 'longest overdue first',
  filters: 'Filters', filtersOn: 'Filtered', clear: 'Clear filters', place: 'Place', category: 'Category', unit: 'Unit', state: 'Stage', due: 'Due',
  channel: 'Came by', any: 'any', dues: { overdue: 'Overdue', due_today: 'Due today', on_time: 'On time', none: 'No limit' },
  save: 'Save as a view', viewName: 'Name of the view', saved: 'Kept on this device.', drop: 'Delete the view "{name}"',
  dropped: 'View deleted.', select: 'Select {number}', selected: '{n} selected', unselect: 'Clear selection', bulk: 'Act on all',
  more: 'There is more; loading', end: 'That is all', empty: 'Nothing waits here', emptyHow: 'What comes in appears here by itself.',
  emptyFilter: 'No matter fits', emptyFilterHow: 'Change a filter, or clear them.',
  pick: 'Choose a matter on the left: it is shown here, with what you may do.', red: 'red', gone: 'left this list',
  urgent: 'urgent', secret: 'conf.', checked: 'checked {time}',
  keys: { move: 'move', open: 'open', select: 'select', queue: 'jump to list', clear: 'clear', next: 'next act' },
  bulkTitle: 'Act on {n} matters', bulkWhich: 'Which act', bulkCount: '{n} can', bulkNone: 'No act can be done on several of these.',
  bulkRead: 'Checking each matter for what may be done', bulkCannot: '{n} cannot', bulkGo: '{act}: {n} matters', bulkDone: '{n} done',
  bulkFailed: '{n} failed', bulkPreview: 'These will be acted on', stop: 'Stop', close: 'Done',
  page: '{from}–{to} of {all}',
};
