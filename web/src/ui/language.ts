import { computed, ref, watchEffect } from 'vue';

export type Language = 'zh' | 'en';
const kept = 'gongzhi.language';

function first(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(kept);
  if (asked === 'zh' || asked === 'en') return asked;
  return navigator.language.startsWith('en') ? 'en' : 'zh';
}

/// The reader's language, remembered on this device. Chinese first.
export const language = ref<Language>(first());
export const isChinese = computed(() => language.value === 'zh');

watchEffect(() => {
  document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en';
});

export function speak(next: Language): void {
  language.value = next;
  localStorage.setItem(kept, next);
}

/// Of two texts the reader's: for what the server sends in both languages.
export const pick = (both: { zh: string; en: string }): string => both[language.value];
