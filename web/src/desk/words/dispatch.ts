import type { Like } from '@/ui/i18n';

export const zh = { title: '' };
export const en: Like<typeof zh> = { title: '' };
