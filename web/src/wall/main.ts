import '@/ui/base.css';
import '@/ui/elder';
import { createApp } from 'vue';
import { translations } from '@/ui/i18n';
import App from './App.vue';
import { router } from './router';
import { en, zh } from './words';

createApp(App).use(translations(zh, en)).use(router).mount('#app');
