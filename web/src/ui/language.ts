import { computed, ref, watchEffect } from 'vue';
import { chosenLanguage, languageKey, type Language } from './chosen';

export type { Language };

/// The reader's language, remembered on this device.
export const language = ref<Language>(chosenLanguage());
export const isChinese = computed(() => language.value === 'zh');

if (!import.meta.env.SSR) watchEffect(() => {
  document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en';
});

export function speak(next: Language): void {
  language.value = next;
  localStorage.setItem(languageKey, next);
}

/// Of two texts the reader's: for what the server sends in both languages.
export const pick = (both: { zh: string; en: string }): string => both[language.value];

/// Words as they stand at the head of a line: Tomorrow.
export const atHead = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
