import type { Like } from '@/ui/i18n';

export const zh = {
  title: '共治工作台',
};
export const en: Like<typeof zh> = {
  title: 'Gongzhi',
};
