import '@/ui/base.css';
import './public.css';
import '@/ui/elder';
import { createApp } from 'vue';
import App from './App.vue';
import { router } from './router';
import { i18n } from './say';

createApp(App).use(i18n).use(router).mount('#app');
