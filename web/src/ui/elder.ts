import { ref, watchEffect } from 'vue';
import { choseElder, elderKey } from './chosen';

/// 长辈版: larger text and targets (look.md), remembered on this device.
export const elder = ref(choseElder());

if (!import.meta.env.SSR) watchEffect(() => {
  document.documentElement.dataset.elder = elder.value ? 'on' : 'off';
  localStorage.setItem(elderKey, elder.value ? 'on' : 'off');
});
