import { ref } from 'vue';

/// The list that one came from, so that "back" leads there.
export const lastInbox = ref('');

/// The matter that was looked at last: found again on the way back.
export const lastMatter = ref('');
