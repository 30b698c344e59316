import { watch } from 'vue';
import { createI18n, type MessageCompiler, type MessageContext } from 'vue-i18n';
import { language } from './language';
import { words } from './words';

type Messages = { [key: string]: string | Messages };
/// The same keys with other words: what English must be to Chinese.
export type Like<T> = { [Key in keyof T]: T[Key] extends string ? string : Like<T[Key]> };

/// Our words hold text and `{name}`, nothing more. The library's own compiler, which also knows plurals and
/// links, took a third of the time in which a slow phone draws its first page.
const messageCompiler: MessageCompiler = (message) => {
  const parts = String(message).split(/\{(\w+)\}/);
  return (of: MessageContext) =>
    parts.map((part, at) => (at % 2 ? String(of.named(part) ?? '') : part)).join('');
};

/// vue-i18n over the words of this face and those that all faces share (`ui.…`).
export function translations<Zh extends Messages>(zh: Zh, en: Like<Zh>) {
  const i18n = createI18n({
    legacy: false,
    locale: language.value,
    fallbackLocale: 'zh',
    messageCompiler,
    messages: { zh: { ...zh, ui: words.zh }, en: { ...(en as Zh), ui: words.en } },
  });
  watch(language, (next) => {
    i18n.global.locale.value = next;
  });
  return i18n;
}
