import type { Like } from '@/ui/i18n';

export const zh = {
  title: '共治',
};
export const en: Like<typeof zh> = {
  title: 'Gongzhi',
};
