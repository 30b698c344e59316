// Words outside of components.
import { translations } from '@/ui/i18n';
import { en, zh } from './words';

export const i18n = translations(zh, en);
export const t = (key: string, named: Record<string, unknown> = {}): string => i18n.global.t(key, named);
