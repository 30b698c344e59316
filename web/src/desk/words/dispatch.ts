import type { Like } from '@/ui/i18n';

export const zh = {
  title: '分流', head: '交办:{title}', back: '事项', words: '反映的事', lead: '交给谁主办', pick: '选主办', leadHow: '改选别家要写一句理由，留在流转里',
  suggested: '建议', other: '交给别的单位', otherHow: '输入单位名称', why: '理由', category: '事项分类', limit: '期限', level: '层级', priority: '紧急程度',
  obstacles: '需要注意', outside: '建议引导到平台以外:{name}', support: '谁来协办', supportHow: '协办迟了算协办的，不算主办的', addSupport: '再加一家',
  basis: '交办依据', note: '给主办单位的话', preview: '时限预览', previewHow: '{limit}，从现在交办算起', due: '答复最迟', own: '改期限(只能更短)',
  counted: '计时', rest: '不计', segments: '怎么算的', assumed: '未来的节假日还没有公布，按通常的工作日推算。',
  go: '交给{unit}主办', goMore: '交给{unit}主办，{n} 家协办', choose: '先选主办单位', done: '已交给{unit}，须在 {due} 前办结。', next: '下一件',
  none: '没有等待分流的事项', noneHow: '研判受理后的事项会自动出现在这里。', toInbox: '回收件', cannot: '这件事现在不能分流', cannotHow: '它可能已经交办，或者要在事项页上办。',
  open: '打开事项', others: '其他办理', similar: '类似事项', changed: '您选择时，事项有了变化。请核对后再交办；您选的都还在。', reasonBy: {
    duty: '责任清单', catalogue_default: '事项目录', precedent: '先例', level_rule: '层级规则', complaint_rule: '投诉回避', route_rule: '途径规则', fallback: '兜底',
  },
  levels: { grid: '网格', village: '村(社区)', town: '乡镇(街道)', county: '县(市、区)', city: '市', external: '平台以外' },
  left: '还有 {n} 件待分流', explain: '这些值从哪来',
};

export const en: Like<typeof zh> = {
  title: 'Dispatch', head: 'Dispatch: {title}', back: 'Matter', words: 'In the reporter\'s words', lead: 'Who leads', pick: 'choose the lead',
  leadHow: 'Choosing another asks for a line why; it stays in the journal', suggested: 'suggested', other: 'Another unit',
  otherHow: 'Type a unit\'s name', why: 'Why', category: 'Category', limit: 'Limit', level: 'Level', priority: 'Priority', obstacles: 'Mind this',
  outside: 'Belongs outside the platform: {name}', support: 'Who supports', supportHow: 'lateness of a support unit is its own',
  addSupport: 'One more', basis: 'Basis', note: 'A word to the lead unit', preview: 'Deadline', previewHow: '{limit}, counted from now',
  due: 'Answer by', own: 'Another limit (only shorter)', counted: 'counts', rest: 'does not count', segments: 'How it is counted',
  assumed: 'Holidays of that time are not published yet; counted by usual working days.', go: 'Send to {unit}',
  goMore: 'Send to {unit}, {n} in support', choose: 'Choose the lead unit first', done: 'Sent to {unit}; due {due}.', next: 'Next',
  none: 'Nothing waits for dispatch', noneHow: 'What triage accepts appears here by itself.', toInbox: 'To the inbox',
  cannot: 'This matter cannot be dispatched now', cannotHow: 'It may be dispatched already, or its own page has what to do.',
  open: 'Open the matter', others: 'Other acts', similar: 'Similar matters',
  changed: 'The matter changed while you were choosing. Check it, then send; your choices are still here.', reasonBy: {
    duty: 'duty list', catalogue_default: 'catalogue', precedent: 'precedent', level_rule: 'rule of levels', complaint_rule: 'rule of complaints',
    route_rule: 'rule of ways', fallback: 'fallback',
  },
  levels: { grid: 'grid', village: 'village', town: 'town', county: 'county', city: 'city', external: 'outside' },
  left: '{n} still wait for dispatch', explain: 'Where these values come from',
};
