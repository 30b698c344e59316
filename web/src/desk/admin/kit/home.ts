// The region that the signed-in post stands at: what pages of administration begin with.
import { computed } from 'vue';
import { post } from '@/session/session';

export const home = computed(() =>
  post.value?.region_id ? { id: post.value.region_id, name: post.value.region_name } : null,
);
