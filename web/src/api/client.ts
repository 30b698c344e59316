import { language } from '@/ui/language';
import { askedEarly, patience_ms } from './early';
import { Problem } from './problem';
import type { components, operations, paths } from './schema';

export type { components, operations, paths };

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Operation<Path extends keyof paths, M extends Method> = NonNullable<paths[Path][M]>;
type PathsWith<M extends Method> = {
  [Path in keyof paths]: [Operation<Path, M>] extends [never] ? never : Path;
}[keyof paths];

type OutputOf<Op> = Op extends { responses: infer Responses }
  ? Responses extends { 200: { content: { 'application/json': infer Body } } }
    ? Body
    : Responses extends { 201: { content: { 'application/json': infer Body } } }
      ? Body
      : undefined
  : never;
type InputOf<Op> = Op extends { requestBody?: infer Request }
  ? NonNullable<Request> extends { content: { 'application/json': infer Body } }
    ? Body
    : undefined
  : undefined;
type PartOf<Op, Part extends 'path' | 'query'> = Op extends { parameters: infer Parameters }
  ? Part extends keyof Parameters
    ? NonNullable<Parameters[Part]>
    : undefined
  : undefined;

/// A member that has to be given exactly when the operation asks for something in it.
type Member<Name extends string, T> = [T] extends [undefined]
  ? { [N in Name]?: undefined }
  : Record<never, never> extends T
    ? { [N in Name]?: T }
    : { [N in Name]: T };
type Ask<Op> = Member<'path', PartOf<Op, 'path'>> &
  Member<'query', PartOf<Op, 'query'>> &
  Member<'body', InputOf<Op>> & { key?: string };

/// What an operation gives and takes (body, query), by its id: `Output<'get_matters'>`.
export type Output<Id extends keyof operations> = OutputOf<operations[Id]>;
export type Input<Id extends keyof operations> = InputOf<operations[Id]>;
export type Query<Id extends keyof operations> = NonNullable<PartOf<operations[Id], 'query'>>;

// Set by the session: sent with every change, and told when the server no longer knows us.
let csrf = '';
let onSignedOut: () => Promise<boolean> = async () => false;
export function useSession(token: string, signedOut: () => Promise<boolean>): void {
  csrf = token;
  onSignedOut = signedOut;
}
export function setCsrf(token: string): void {
  csrf = token;
}

export function headersOf(method: string): Record<string, string> {
  const headers: Record<string, string> = { 'Accept-Language': language.value };
  if (method !== 'GET' && csrf) headers['X-CSRF-Token'] = csrf;
  return headers;
}

/// fetch with our headers, a bound on the wait, and one more try after signing in again. Throws
/// Problem where no answer came.
export async function send(request: Request): Promise<Response> {
  const attempt = async (): Promise<Response> => {
    const again = request.clone();
    for (const [name, value] of Object.entries(headersOf(request.method)))
      again.headers.set(name, value);
    try {
      return await fetch(again, { signal: AbortSignal.timeout(patience_ms) });
    } catch {
      throw new Problem(0);
    }
  };
  const response = await attempt();
  if (response.status === 401 && !request.url.endsWith('/api/v1/session') && (await onSignedOut()))
    return attempt();
  return response;
}

async function problemOf(response: Response): Promise<Problem> {
  const retry = Number(response.headers.get('Retry-After'));
  const body = await response.json().catch(() => ({}));
  return new Problem(response.status, body, Number.isFinite(retry) && retry > 0 ? retry : null);
}

interface Raw {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  key?: string;
}

async function call(method: Method, pattern: string, ask: Raw = {}): Promise<unknown> {
  const path = pattern.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(ask.path?.[name] ?? '')),
  );
  const url = new URL(path, location.href);
  for (const [name, value] of Object.entries(ask.query ?? {}))
    if (value !== undefined && value !== null && value !== '') url.searchParams.set(name, String(value));
  const headers: Record<string, string> = {};
  if (ask.body !== undefined) headers['Content-Type'] = 'application/json';
  if (ask.key) headers['Idempotency-Key'] = ask.key;
  const body = ask.body === undefined ? undefined : JSON.stringify(ask.body);
  const response = (await askedEarly(url.pathname + url.search, body))
    ?? (await send(new Request(url, { method: method.toUpperCase(), headers, body })));
  if (!response.ok) throw await problemOf(response);
  return response.status === 204 ? undefined : response.json();
}

type Caller<M extends Method> = <Path extends PathsWith<M>>(
  path: Path,
  ...ask: Record<never, never> extends Ask<Operation<Path, M>>
    ? [ask?: Ask<Operation<Path, M>>]
    : [ask: Ask<Operation<Path, M>>]
) => Promise<OutputOf<Operation<Path, M>>>;

const caller = <M extends Method>(method: M) =>
  ((path: string, ask?: Raw) => call(method, path, ask)) as unknown as Caller<M>;

/// The API, typed from its own description. Each call gives the body or throws Problem:
/// `await api.get('/api/v1/matters', { query: { limit: 20 } })`. `key` is the Idempotency-Key.
export const api = {
  get: caller('get'),
  post: caller('post'),
  put: caller('put'),
  patch: caller('patch'),
  delete: caller('delete'),
};

/// A POST to a path made at run time (an act on a matter), with the key that lets it be repeated.
export const post = <Out = unknown>(path: string, body: unknown, key?: string): Promise<Out> =>
  call('post', path, { body, key }) as Promise<Out>;

/// A file of the API as an address that a page can show; give it back with URL.revokeObjectURL.
export async function blob(path: string, body?: unknown): Promise<Blob> {
  const url = new URL(path, location.href);
  const response = await send(
    body === undefined
      ? new Request(url)
      : new Request(url, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        }),
  );
  if (!response.ok) throw await problemOf(response);
  return response.blob();
}

/// A new key for one deliberate act: kept with its draft, so that a repeat is not a second act.
export const newKey = (): string => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
