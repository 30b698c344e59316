// Photographs, made small enough for a slow line before they are kept.
import { newKey } from '@/api/client';
import { smaller } from '@/ui/picture';
import type { Photo } from './store';

const longest = 1600;

/// The photograph as it is kept and sent; throws where it is no picture.
export async function shrink(file: File): Promise<Photo> {
  const blob = await smaller(file, longest);
  const at = new Date().toISOString();
  return { id: newKey(), blob, at, name: `${at.slice(0, 19).replace(/\D/g, '')}.jpg` };
}
