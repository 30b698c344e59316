// Reading aloud with the phone's own voice.
import { ref } from 'vue';
import { language } from '@/ui/language';

export const canSpeak = 'speechSynthesis' in window;
export const speaking = ref(false);

/// Reads the sentences, or stops.
export function speakAll(sentences: string[]): void {
  speechSynthesis.cancel();
  if (speaking.value) {
    speaking.value = false;
    return;
  }
  speaking.value = true;
  sentences.forEach((sentence, n) => {
    const said = new SpeechSynthesisUtterance(sentence);
    said.lang = language.value === 'zh' ? 'zh-CN' : 'en-GB';
    said.rate = 0.9;
    if (n === sentences.length - 1) said.onend = said.onerror = () => (speaking.value = false);
    speechSynthesis.speak(said);
  });
}
