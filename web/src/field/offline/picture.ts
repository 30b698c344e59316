// Photographs, made small enough for a slow line before they are kept.
import { newKey } from '@/api/client';
import type { Photo } from './store';

const longest = 1600;
const quality = 0.82;

/// The photograph as JPEG without what the camera wrote into it; throws where it is no picture.
export async function shrink(file: File): Promise<Photo> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise<Blob>((done, fail) =>
    canvas.toBlob((made) => (made ? done(made) : fail(new Error('no picture'))), 'image/jpeg', quality));
  const at = new Date().toISOString();
  return { id: newKey(), blob, at, name: `${at.slice(0, 19).replace(/\D/g, '')}.jpg` };
}
