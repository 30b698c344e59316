import { ref, watchEffect } from 'vue';

const kept = 'gongzhi.elder';

/// 长辈版: larger text and targets (look.md), remembered on this device.
export const elder = ref(localStorage.getItem(kept) === 'on');

watchEffect(() => {
  document.documentElement.dataset.elder = elder.value ? 'on' : 'off';
  localStorage.setItem(kept, elder.value ? 'on' : 'off');
});
