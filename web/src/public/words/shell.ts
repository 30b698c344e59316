import type { Like } from '@/ui/i18n';

export const shell = {
  nav: '主要栏目', more: '更多栏目', home: '首页', report: '我要反映', follow: '查进度', centres: '各级中心',
  centre: '综治中心', figures: '公开数字', verify: '核验回执', privacy: '我的信息怎么用', access: '无障碍',
  receipt: '回执', missing: '没有这个页面', api: '开放接口', made: '共治 · 社区治理开源平台',
};
export const shellEn: Like<typeof shell> = {
  nav: 'Main pages', more: 'More pages', home: 'Home', report: 'Report', follow: 'Follow', centres: 'Centres',
  centre: 'Centre', figures: 'Open figures', verify: 'Verify a receipt', privacy: 'How my data is used',
  access: 'Accessibility', receipt: 'Receipt', missing: 'No such page', api: 'Open API',
  made: 'Gongzhi · open platform of community governance',
};

export const place = {
  title: '在哪里？', search: '输入地名找', searchHow: '村、社区、乡镇或县的名字，也可以用拼音', found: '找到 {n} 个地方',
  none: '没有找到这个地名，换个写法试试，或从下面一级一级选。', tree: '从地名里一级一级选', here: '就选{name}',
  chosen: '已选', change: '换一个地方', whole: '全国', deeper: '还可以选得更细', remember: '记住我住在这里，下次不用再选',
};
export const placeEn: Like<typeof place> = {
  title: 'Where is it?', search: 'Find the place by name',
    searchHow: 'Name of a village, community, town or county; pinyin works too',
  found: '{n} places found',
    none: 'No such place found. Try another spelling, or choose level by level below.',
  tree: 'Choose level by level', here: 'Choose {name}', chosen: 'Chosen', change: 'Another place',
    whole: 'Whole country',
  deeper: 'You can be more precise', remember: 'Remember that I live here',
};
