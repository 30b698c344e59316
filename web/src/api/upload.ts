import { api, send } from './client';
import { asProblem, Problem } from './problem';
import type { Output } from './client';

export type Uploaded = Output<'post_uploads_by_upload_id_completion'> & { secret: string };

const piece = 512 * 1024;

/// Sends a file in pieces and takes up again where the server stands after a lost line (a few tries).
/// `progress` hears the part that has arrived, 0 – 1. Throws Problem.
export async function upload(
  file: Blob, name: string,
  { progress = () => {}, keepMetadata = false, signal }: {
    progress?: (part: number) => void; keepMetadata?: boolean; signal?: AbortSignal;
  } = {},
): Promise<Uploaded> {
  const begun = await api.post('/api/v1/uploads', {
    body: { size: file.size, name, keep_metadata: keepMetadata },
  });
  const id = begun.upload_id;
  const headers = { 'Upload-Secret': begun.secret };
  let at = 0;
  let tries = 0;
  while (at < file.size) {
    signal?.throwIfAborted();
    try {
      const url = new URL(`/api/v1/uploads/${id}/chunks?offset=${at}`, location.href);
      const body = await file.slice(at, at + piece).arrayBuffer();
      const response = await send(new Request(url, {
        method: 'PATCH', headers: { ...headers, 'Content-Type': 'application/octet-stream' }, body,
      }));
      if (!response.ok) throw new Problem(response.status, await response.json().catch(() => ({})));
      at = ((await response.json()) as { received: number }).received;
      tries = 0;
    } catch (error) {
      const problem = asProblem(error);
      if ((problem.status !== 0 && problem.status < 500) || ++tries > 5) throw problem;
      await new Promise((later) => setTimeout(later, 400 * 2 ** tries));
      at = await received(id, headers).catch(() => at);
    }
    progress(at / file.size);
  }
  const url = new URL(`/api/v1/uploads/${id}/completion`, location.href);
  const response = await send(new Request(url, {
    method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: '{}',
  }));
  if (!response.ok) throw new Problem(response.status, await response.json().catch(() => ({})));
  return { ...((await response.json()) as Uploaded), secret: begun.secret };
}

async function received(id: string, headers: Record<string, string>): Promise<number> {
  const url = new URL(`/api/v1/uploads/${id}`, location.href);
  const response = await send(new Request(url, { headers }));
  if (!response.ok) throw new Problem(response.status, await response.json().catch(() => ({})));
  return ((await response.json()) as { received: number }).received;
}
