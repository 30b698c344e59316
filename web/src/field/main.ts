import '@/ui/base.css';
import '@/ui/elder';
import './field.css';
import { createApp } from 'vue';
import { translations } from '@/ui/i18n';
import App from './App.vue';
import './install';
import { router } from './router';
import { en, zh } from './words';

createApp(App).use(translations(zh, en)).use(router).mount('#app');

// Opens without a line from the next time on; asks the browser not to clear what is not sent yet.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  void navigator.serviceWorker.register('/worker.js', { scope: '/field/' }).catch(() => undefined);
}
void navigator.storage?.persist?.();
