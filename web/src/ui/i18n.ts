import { watch } from 'vue';
import { createI18n } from 'vue-i18n';
import { language } from './language';
import { words } from './words';

type Messages = { [key: string]: string | Messages };
/// The same keys with other words: what English must be to Chinese.
export type Like<T> = { [Key in keyof T]: T[Key] extends string ? string : Like<T[Key]> };

/// vue-i18n over the words of this face and those that all faces share (`ui.…`).
export function translations<Zh extends Messages>(zh: Zh, en: Like<Zh>) {
  const i18n = createI18n({
    legacy: false,
    locale: language.value,
    fallbackLocale: 'zh',
    messages: { zh: { ...zh, ui: words.zh }, en: { ...(en as Zh), ui: words.en } },
  });
  watch(language, (next) => {
    i18n.global.locale.value = next;
  });
  return i18n;
}
