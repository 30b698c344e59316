// Matters that were looked at on this device, as this browser keeps them. Without Vue, for `first.ts`.
export interface Seen { number: string; code: string; title: string; holder: string; due: string | null; ended: boolean }

export const seenKey = 'gongzhi.recent';
export function readSeen(): Seen[] {
  try {
    return JSON.parse(localStorage.getItem(seenKey) ?? '[]') as Seen[];
  } catch {
    return [];
  }
}

/// The code that the receipt's QR brought behind `#`.
export const broughtCode = (hash: string): string => (hash.length > 6 ? decodeURIComponent(hash.slice(1)) : '');
