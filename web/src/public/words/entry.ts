import type { Like } from '@/ui/i18n';

export const entry = {
  title: '反映过了？看看办到哪一步', number: '编号', numberExample: '例如 620922-20261116-00043-7', code: '查询码，印在回执上，10 位',
  codeExample: '例如 K7M2Q-9XH4P', go: '查进度', going: '正在查', needNumber: '请填写编号，印在回执上。',
    needCode: '请填写查询码，印在回执上。',
  mismatch: '编号和查询码对不上。请照着回执再看一遍。', slow: '试的次数多了，请过 {span} 再试。填写的内容都还在。',
  recent: '最近看过的', clear: '清除', cleared: '已从这部设备清除。', owes: '{holder}必须在 {time} 前办', ended: '已办完',
  keep: '编号和查询码只记在这部设备上。公用的设备，看完请清除。',
};
export const entryEn: Like<typeof entry> = {
  title: 'Reported already? See how far it is', number: 'Number',
    numberExample: 'such as 620922-20261116-00043-7',
  code: 'Query code, 10 characters, on the receipt', codeExample: 'such as K7M2Q-9XH4P', go: 'Follow',
    going: 'Looking',
  needNumber: 'Give the number; it stands on the receipt.',
    needCode: 'Give the query code; it stands on the receipt.',
  mismatch: 'Number and query code do not fit together. Please compare them with your receipt.',
  slow: 'Too many tries. Please try again in {span}; what you typed is still here.',
  recent: 'Seen recently', clear: 'Clear', cleared: 'Cleared from this device.',
    owes: '{holder} must act by {time}', ended: 'Finished',
  keep: 'Number and code are kept on this device only. On a shared device, clear them afterwards.',
};
