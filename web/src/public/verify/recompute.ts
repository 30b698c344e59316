// A proof, computed again on this device: nothing here asks the server. The rules stand in
// docs/adr (seals) and src/seals/proof.h.
import type { Output } from '@/api/client';

export type Proof = Output<'post_follow_by_number_proof'>;
export type Outcome = 'fits' | 'fails' | 'wait' | 'unable';
export interface Step { name: 'entry' | 'number' | 'path' | 'seal' | 'key'; outcome: Outcome }

const bytesOf = (text: string) => new TextEncoder().encode(text);
const sha = async (bytes: Uint8Array) => new Uint8Array(await crypto.subtle.digest('SHA-256',
  bytes as BufferSource));
const hex = (bytes: Uint8Array) => [...bytes].map((one) => one.toString(16).padStart(2, '0')).join('');
const ofHex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
function ofBase64(text: string): Uint8Array {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (one) => one.charCodeAt(0));
}
const joined = (first: number, ...parts: Uint8Array[]) => {
  const out = new Uint8Array(1 + parts.reduce((sum, one) => sum + one.length, 0));
  out[0] = first;
  let at = 1;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
};

/// The text that an entry's digest is of: one line a member.
export function entryText({ entry }: Proof): string {
  return ['gongzhi journal 1', entry.matter_id, entry.seq, entry.county, entry.entry_id,
    new Date(entry.at).getTime(), entry.act,
    entry.from_state, entry.to_state, entry.hand, entry.person_id ?? '', entry.post_id ?? '', entry.role ??
      '', entry.unit_id ?? '',
    entry.facts, entry.changed, entry.text_digest, entry.previous_digest].join('\n');
}

/// Up the tree, as RFC 9162 section 2.1.3.2 says it.
async function rootOf(leaf: Uint8Array, index: number, size: number,
  path: Uint8Array[]): Promise<Uint8Array | null> {
  if (index < 0 || index >= size) return null;
  let at = index;
  let last = size - 1;
  let out = leaf;
  for (const other of path) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      out = await sha(joined(1, other, out));
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2);
        last = Math.floor(last / 2);
      }
    } else out = await sha(joined(1, out, other));
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? out : null;
}

async function signed(proof: Proof): Promise<Outcome> {
  const { seal, public_key } = proof.sealed!;
  const text = ['gongzhi seal 1', seal.county, seal.day, seal.entries, seal.root, seal.previous_digest,
    seal.key_id, new Date(seal.made_at).getTime()].join('\n');
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey('raw', ofBase64(public_key) as BufferSource, { name: 'Ed25519' },
      false, ['verify']);
  } catch {
    return 'unable';
  }
  const good = await crypto.subtle.verify({ name: 'Ed25519' }, key, ofBase64(seal.signature) as BufferSource,
    bytesOf(text) as BufferSource);
  return good ? 'fits' : 'fails';
}

/// Every step by itself. `published` are the keys that the platform makes known.
export async function recompute(proof: Proof, published: string[]): Promise<Step[]> {
  const { entry, sealed } = proof;
  const as = (good: boolean): Outcome => (good ? 'fits' : 'fails');
  const steps: Step[] = [{ name: 'entry',
    outcome: as(hex(await sha(bytesOf(entryText(proof)))) === entry.digest) }];
  const changed = JSON.parse(entry.changed || '{}') as { number?: string };
  if (changed.number) steps.push({ name: 'number', outcome: as(changed.number === proof.number) });
  if (!sealed) return [...steps, { name: 'path', outcome: 'wait' }];
  const root = await rootOf(await sha(joined(0, bytesOf(entry.digest))), sealed.index, sealed.seal.entries,
    sealed.path.map(ofHex));
  steps.push({ name: 'path', outcome: as(root !== null && hex(root) === sealed.seal.root &&
    sealed.seal.county === entry.county) });
  steps.push({ name: 'seal', outcome: await signed(proof) });
  steps.push({ name: 'key', outcome: as(published.includes(sealed.public_key)) });
  return steps;
}
