// Both languages stand beside each other where they are used: a sentence that lacks one does not compile.
import { language } from '@/ui/language';

export type Two = readonly [zh: string, en: string];
export const say = (two: Two): string => two[language.value === 'zh' ? 0 : 1];
export const l = (zh: string, en: string): string => (language.value === 'zh' ? zh : en);
/// Puts what a sentence speaks of in: fill('共 {n} 件', { n: 3 }).
export const fill = (text: string, facts: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));
