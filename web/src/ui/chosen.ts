// What this reader chose, as this browser keeps it. Without Vue: `public/first.ts` asks before anything else
// is here.
export type Language = 'zh' | 'en';

export const languageKey = 'gongzhi.language';
export const elderKey = 'gongzhi.elder';

/// The address's word, else the kept choice, else the browser's language. Chinese first.
export function chosenLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(languageKey);
  if (asked === 'zh' || asked === 'en') return asked;
  return navigator.language.startsWith('en') ? 'en' : 'zh';
}

export const choseElder = (): boolean => localStorage.getItem(elderKey) === 'on';
