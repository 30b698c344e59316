import { ref } from 'vue';

/// The list that one came from, so that "back" leads there.
export const lastInbox = ref('');
