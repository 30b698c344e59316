// What somebody means by what stands in the field, decided by its shape alone.
export type Kind = 'nothing' | 'number' | 'telephone' | 'name' | 'words';

export function kindOf(text: string): Kind {
  const words = text.trim();
  if (!words) return 'nothing';
  if (/^\d{6}-\d{8}-\d{1,6}(-\w)?$/.test(words)) return 'number';
  if (/^(\+?86[- ]?)?1[3-9]\d{9}$/.test(words) || /^0\d{2,3}-?\d{7,8}$/.test(words)) return 'telephone';
  return 'words';
}

export interface Part {
  text: string;
  hit: boolean;
}
/// A text cut where the words stand in it, so that they can be marked.
export function marked(text: string, words: string): Part[] {
  const wanted = words
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (!wanted.length) return [{ text, hit: false }];
  return text
    .split(new RegExp(`(${wanted.join('|')})`, 'i'))
    .map((part, at) => ({ text: part, hit: at % 2 === 1 }))
    .filter((part) => part.text);
}
