// Acts on several matters: each matter's own allowed_actions decides whether it takes part.
import forms from '@/api/acts.json';
import { api, newKey, post } from '@/api/client';
import { asProblem, type Problem } from '@/api/problem';
import { drawnAs, type Form, type FormName } from '@/matter/fields';
import { offered } from '@/matter/next';
import { acts, type Act, type Matter } from '@/matter/words';

export const mostAtOnce = 100;

/// Acts whose form means the same for every matter.
function isCommon(act: Act): boolean {
  const form = forms[acts[act][2] as FormName] as Form | undefined;
  if (!form || act === 'dispatch' || act === 'reveal' || act === 'recuse') return false;
  return form.fields.every(
    (field) =>
      !field.required ||
      !['unit', 'post', 'person', 'card', 'request', 'matter', 'category'].includes(drawnAs('', field)),
  );
}

export interface Bulk {
  matters: Matter[];
  acts: Act[];
}

/// Reads every matter as it stands now, a few at a time.
export async function readAll(ids: string[], on: (read: number) => void): Promise<Bulk> {
  const matters: Matter[] = [];
  const waiting = [...ids].slice(0, mostAtOnce);
  const one = async (): Promise<void> => {
    for (let id = waiting.shift(); id; id = waiting.shift()) {
      try {
        matters.push(await api.get('/api/v1/matters/{matter_id}', { path: { matter_id: id } }));
      } catch {
        // No more to be seen: it takes no part.
      }
      on(matters.length);
    }
  };
  await Promise.all([one(), one(), one(), one()]);
  const can = new Set<Act>();
  for (const matter of matters) for (const each of offered(matter)) if (isCommon(each.act)) can.add(each.act);
  return { matters, acts: [...can] };
}

export const allows = (matter: Matter, act: Act): boolean =>
  matter.allowed_actions.some((one) => one.act === act && one.allowed);

/// Does the act on one matter, over the version that was seen.
export async function doOne(
  matter: Matter,
  act: Act,
  values: Record<string, unknown>,
): Promise<Problem | null> {
  try {
    const body = { ...values, version: matter.line.version };
    await post(`/api/v1/matters/${matter.line.matter_id}/${acts[act][2]}`, body, newKey());
    return null;
  } catch (error) {
    return asProblem(error);
  }
}
