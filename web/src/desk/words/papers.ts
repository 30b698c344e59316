import type { Like } from '@/ui/i18n';

export const zh = {
  title: '文书',
  issued: '已出具 {number}，并存入事项附件',
  drawing: '正在出具',
  pdf: '回执 PDF',
  kind: {
    receipt: '登记回执',
    acceptance: '受理告知书',
    non_acceptance: '不予受理告知书',
    referral: '引导移送告知书',
    reply: '答复意见书',
    closing: '结案告知单',
  },
};
export const en: Like<typeof zh> = {
  title: 'Papers',
  issued: '{number} issued and kept with the matter',
  drawing: 'Drawing',
  pdf: 'Receipt as PDF',
  kind: {
    receipt: 'Receipt',
    acceptance: 'Notice of acceptance',
    non_acceptance: 'Notice of non-acceptance',
    referral: 'Notice of referral',
    reply: 'Reply',
    closing: 'Notice of closing',
  },
};
