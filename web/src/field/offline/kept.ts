// The session as this phone remembers it, so that the app opens without a line.
import { computed, ref, watch } from 'vue';
import { line } from '@/api/live';
import { resume, session, whose, type Session } from '@/session/session';

const name = 'gongzhi.field.session';
/// How long after its end a session still opens what stands on the phone.
const grace_ms = 72 * 3_600_000;

const browserOnline = ref(navigator.onLine);
const fromPhone = ref(false);

/// Without a line: nothing is sent or fresh. Just opened, a line is still being made.
export const offline = computed(() =>
  !browserOnline.value || line.value === 'lost' || fromPhone.value);
/// With a line that is known to stand.
export const connected = computed(() => !offline.value && line.value === 'live');

export async function keptSession(): Promise<Session | null> {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Session | null;
    const over = !kept || Date.parse(kept.ends_at) + grace_ms < Date.now();
    if (over || kept.person_id !== localStorage.getItem(whose)) return null;
    fromPhone.value = true;
    return kept;
  } catch {
    return null;
  }
}

let asking: Promise<unknown> | null = null;
/// Asks the server who we are, after a time without a line. Quiet when there still is none.
export function rejoin(): Promise<unknown> {
  asking ??= resume()
    .then(() => (fromPhone.value = false))
    .catch(() => undefined)
    .finally(() => (asking = null));
  return asking;
}

const look = () => {
  browserOnline.value = navigator.onLine;
  if (navigator.onLine && fromPhone.value && session.value) void rejoin();
};
window.addEventListener('online', look);
window.addEventListener('offline', look);
document.addEventListener('visibilitychange', () => document.hidden || look());
setInterval(look, 15_000);

// The token of a session is not kept: it is asked for again when the line is back.
watch(session, (next) => {
  if (next?.stage === 'open') localStorage.setItem(name, JSON.stringify({ ...next, csrf_token: '' }));
  else if (!next && !localStorage.getItem(whose)) localStorage.removeItem(name);
  if (next?.csrf_token) fromPhone.value = false;
});
