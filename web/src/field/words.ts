import type { Like } from '@/ui/i18n';

export const zh = {
  title: '共治网格',
};
export const en: Like<typeof zh> = {
  title: 'Gongzhi',
};
