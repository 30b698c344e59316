import { computed, ref } from 'vue';
import { closeLine, openLine } from '@/api/live';
import { api, useSession, setCsrf, type Output } from '@/api/client';
import { Problem } from '@/api/problem';

export type Session = Output<'get_session'>;
export type Role = NonNullable<Session['role']>;

/// Who is signed in here; null before signing in.
export const session = ref<Session | null>(null);
/// True while the password is asked for over a page whose session has ended; nothing on it is lost.
export const askAgain = ref(false);

/// Whose browser this is, on whichever face: a face that opens without a line shows nobody else's data.
export const whose = 'gongzhi.person';

let resolveAgain: ((signedIn: boolean) => void)[] = [];

function signedOut(): Promise<boolean> {
  if (!session.value) return Promise.resolve(false);
  askAgain.value = true;
  return new Promise((resolve) => resolveAgain.push(resolve));
}

function take(next: Session): void {
  session.value = next;
  useSession(next.csrf_token, signedOut);
  if (next.stage !== 'open') return;
  localStorage.setItem(whose, next.person_id);
  openLine();
  if (askAgain.value) answerAgain(true);
}

/// Ends the question over the page: with true the waiting requests are sent once more.
export function answerAgain(signedIn: boolean): void {
  askAgain.value = false;
  const waiting = resolveAgain;
  resolveAgain = [];
  for (const resolve of waiting) resolve(signedIn);
  if (!signedIn) forget();
}

/// The session that the browser's cookie stands for, if any.
export async function resume(): Promise<Session | null> {
  try {
    take(await api.get('/api/v1/session'));
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401) throw error;
    session.value = null;
  }
  return session.value;
}

export async function signIn(loginName: string, password: string): Promise<Session> {
  take(await api.post('/api/v1/session', { body: { login_name: loginName, password } }));
  return session.value!;
}

export async function secondFactor(code: string): Promise<Session> {
  take(await api.post('/api/v1/session/second-factor', { body: { code } }));
  return session.value!;
}

export async function changePassword(present: string, password: string): Promise<void> {
  take(await api.put('/api/v1/me/password', { body: { present, password } }));
}

export async function takePost(postId: string): Promise<void> {
  closeLine();
  take(await api.put('/api/v1/session/post', { body: { post_id: postId } }));
}

export async function signOut(): Promise<void> {
  await api.delete('/api/v1/session');
  forget();
}

function forget(): void {
  closeLine();
  setCsrf('');
  localStorage.removeItem(whose);
  session.value = null;
}

const permissions = computed(() => new Set(session.value?.permissions ?? []));
/// For showing or hiding a way to a page; the server decides what may be done.
export const may = (permission: string): boolean => permissions.value.has(permission);
export const post = computed(() => session.value?.posts.find((one) => one.post_id === session.value?.post_id));
