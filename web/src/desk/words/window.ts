import type { Like } from '@/ui/i18n';

export const zh = {
  title: '登记来访', how: '一分钟内登记好：先写事，再写地点和人，Ctrl+Enter 提交。', kept: '这是您上次没登记完的内容。', fresh: '清空重写',
  matter: '什么事', words: '反映的事', wordsHow: '照反映人的话写：什么事、多久了、找过谁。', name: '标题', nameHow: '一句话。不改就用第一句。',
  category: '分类', suggested: '按内容建议', suggestNone: '写几个字，这里会建议分类。', pickCategory: '或者自己查：名称、拼音、编码',
  place: '什么地方', region: '村、社区', regionHow: '输名称或拼音首字母。', address: '具体位置', happened: '哪天发生的', channel: '怎么来的',
  who: '谁反映的', anonymous: '不留姓名', reporter: '姓名', telephone: '电话', home: '联系地址', means: '怎么告诉他', concealed: '对经办单位隐去身份',
  meansOf: { none: '不用告知', telephone: '打电话', sms: '短信', email: '邮件', wechat: '微信', in_person: '当面' },
  more: '更多', about: '被反映的单位', aboutHow: '投诉某个单位时填；它不会经手这件事。', confidential: '按保密件办', publishable: '可以公开(隐去个人信息)',
  files: '照片、材料、录音', send: '登记并出回执', same: '同一地方的在办事项', sameNone: '选好地点，这里列出那里正在办的事，避免重复登记。',
  sameZero: '那里没有同类在办事项。', notice: '请告知反映人：信息只用于办理本事项，可随时查询谁看过。',
  receipt: '回执', number: '编号', code: '查询码', registered: '登记时间', rights: '您的权利', follow: '扫码或凭编号和查询码查询进度',
  centre: '受理中心', what: '事项', expect: '接下来', expectBy: '{what}:{due} 前', print: '打印回执', next: '登记下一位', nextField: '下一项', open: '打开事项，接着办',
  done: '已登记', keep: '请把回执交给反映人，查询码只在这里显示一次。', tel: '也可拨打 12345 或到窗口查询。',
};

export const en: Like<typeof zh> = {
  title: 'Register a visitor', how: 'In under a minute: what, where, who; Ctrl+Enter sends.', kept: 'This is what you had begun to type.',
  fresh: 'Start afresh', matter: 'What happened', words: 'In their words',
  wordsHow: 'As the person says it: what, for how long, whom they asked.', name: 'Title', nameHow: 'One line. Left alone, the first sentence.',
  category: 'Category', suggested: 'Suggested by the words', suggestNone: 'Type a few words and categories are suggested here.',
  pickCategory: 'Or look it up: name, pinyin, code', place: 'Where', region: 'Village or community', regionHow: 'Type its name or pinyin initials.',
  address: 'Exact place', happened: 'On which day', channel: 'How it came', who: 'Who reports', anonymous: 'Without a name', reporter: 'Name',
  telephone: 'Telephone', home: 'Contact address', means: 'How to tell them', concealed: 'Hide the identity from the handling unit',
  meansOf: { none: 'not at all', telephone: 'call', sms: 'SMS', email: 'e-mail', wechat: 'WeChat', in_person: 'in person' },
  more: 'More', about: 'Unit complained about', aboutHow: 'For complaints: that unit will not touch the matter.',
  confidential: 'Confidential matter', publishable: 'May be public (without personal data)', files: 'Photographs, papers, sound',
  send: 'Register and give a receipt', same: 'Open matters of the same place',
  sameNone: 'Choose the place: what is in hand there is listed here, so that nothing is registered twice.',
  sameZero: 'Nothing of this kind is open there.',
  notice: 'Please tell the person: the data serves this matter alone, and they can ask who read it.', receipt: 'Receipt', number: 'Number',
  code: 'Query code', registered: 'Registered', rights: 'Your rights', follow: 'Scan, or use number and query code, to follow it',
  centre: 'Centre', what: 'Matter', expect: 'What comes next', expectBy: '{what}: by {due}', print: 'Print the receipt', next: 'Next visitor', nextField: 'next field',
  open: 'Open the matter and go on', done: 'Registered', keep: 'Hand the receipt over; the query code is shown here only once.',
  tel: 'You can also call 12345 or come to the window.',
};
