// What a page is known to ask first, asked before its scripts are here: its answer travels beside them. Without
// Vue, for `public/first.ts`.
import { chosenLanguage } from '@/ui/chosen';

declare global {
  interface Window { asked?: Map<string, Promise<Response | null>> }
}
export const patience_ms = 20_000;
const nameOf = (path: string, body: string | undefined): string => `${path} ${body ?? ''}`;

export function askEarly(path: string, what?: object): void {
  const headers: Record<string, string> = { 'Accept-Language': chosenLanguage() };
  if (what) headers['Content-Type'] = 'application/json';
  const body = what && JSON.stringify(what);
  const answer = fetch(path, {
    method: body ? 'POST' : 'GET', headers, body, signal: AbortSignal.timeout(patience_ms),
    // Whoever is signed in asks with what only the page knows: those ask again.
  }).then((response) => (response.status === 401 || response.status === 403 ? null : response), () => null);
  (window.asked ??= new Map()).set(nameOf(path, body), answer);
}

/// The answer that is on its way, once; null when it has to be asked for.
export async function askedEarly(path: string, body?: string): Promise<Response | null> {
  const name = nameOf(path, body);
  const answer = window.asked?.get(name);
  window.asked?.delete(name);
  return answer ?? null;
}
