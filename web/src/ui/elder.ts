import { ref, watch } from 'vue';
import { choseElder, elderKey } from './chosen';

/// 长辈版: larger text and targets (look.md), remembered on this device.
export const elder = ref(choseElder());

function show(): void {
  document.documentElement.dataset.elder = elder.value ? 'on' : 'off';
}
if (!import.meta.env.SSR) show();
watch(elder, () => {
  show();
  localStorage.setItem(elderKey, elder.value ? 'on' : 'off');
}, { flush: 'sync' });
