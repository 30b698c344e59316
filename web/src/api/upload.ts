import { api, send } from './client';
import { asProblem, Problem } from './problem';
import type { Output } from './client';

export type Uploaded = Output<'post_uploads_by_upload_id_completion'> & { secret: string };
/// An upload that was begun: whoever keeps it goes on where the server stands.
export interface Begun { upload_id: string; secret: string }

/// Pieces fit the line: each is answered within seconds, on a slow one too, and none waits in vain.
const smallest = 16 * 1024;
const largest = 1024 * 1024;
const quick_ms = 2_000;
const slow_ms = 8_000;
const most_tries = 6;

async function ask<T>(method: string, path: string, secret: string, body?: BodyInit): Promise<T> {
  const type = method === 'PATCH' ? 'application/octet-stream' : 'application/json';
  const response = await send(new Request(new URL(path, location.href), {
    method, body, headers: { 'Upload-Secret': secret, ...(body ? { 'Content-Type': type } : {}) },
  }));
  const said = (await response.json().catch(() => ({}))) as object;
  if (!response.ok) throw new Problem(response.status, said);
  return said as T;
}

/// How much of it the server has; null when it knows it no more.
async function received({ upload_id, secret }: Begun): Promise<number | null> {
  try {
    return (await ask<{ received: number }>('GET', `/api/v1/uploads/${upload_id}`, secret)).received;
  } catch (error) {
    if (asProblem(error).status === 404) return null;
    throw error;
  }
}

/// Sends a file in pieces and takes up again where the server stands: after a lost line by itself (a few
/// tries), after that from `kept`, where what was begun is noted. `progress` hears the part that has
/// arrived, 0 – 1. Throws Problem.
export async function upload(
  file: Blob, name: string,
  { progress = () => {}, keepMetadata = false, signal, kept = {} }: {
    progress?: (part: number) => void; keepMetadata?: boolean; signal?: AbortSignal; kept?: { begun?: Begun };
  } = {},
): Promise<Uploaded> {
  let at = kept.begun ? await received(kept.begun) : null;
  if (at === null) {
    kept.begun = await api.post('/api/v1/uploads', {
      body: { size: file.size, name, keep_metadata: keepMetadata },
    });
    at = 0;
  }
  const begun = kept.begun!;
  let piece = smallest * 8;
  let tries = 0;
  while (at < file.size) {
    signal?.throwIfAborted();
    const since = Date.now();
    try {
      const body = await file.slice(at, at + piece).arrayBuffer();
      const path: string = `/api/v1/uploads/${begun.upload_id}/chunks?offset=${at}`;
      at = (await ask<{ received: number }>('PATCH', path, begun.secret, body)).received;
      tries = 0;
      const took = Date.now() - since;
      if (took < quick_ms) piece = Math.min(largest, piece * 2);
      else if (took > slow_ms) piece = Math.max(smallest, piece / 2);
    } catch (error) {
      const problem = asProblem(error);
      // 409: a piece given up as lost is still being taken, or was.
      const passes = [0, 409].includes(problem.status) || problem.status >= 500;
      if (!passes || ++tries >= most_tries) throw problem;
      piece = Math.max(smallest, piece / 4);
      await new Promise((later) => setTimeout(later, 400 * 2 ** tries));
      at = (await received(begun).catch(() => at)) ?? at;
    }
    progress(at / file.size);
  }
  const done = await ask<Uploaded>('POST', `/api/v1/uploads/${begun.upload_id}/completion`, begun.secret, '{}');
  return { ...done, secret: begun.secret };
}
