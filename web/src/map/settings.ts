import { api, type Output } from '@/api/client';

export type MapTiles = NonNullable<Output<'get_public_settings'>['map_tiles']>;
export type Settings = Output<'get_public_settings'>;

let asked: Promise<Settings> | null = null;

/// What the server tells every page: the background map that its operator chose, whether this is a
/// demonstration. Asked once; without an answer the outlines alone are drawn.
export function settings(): Promise<Settings> {
  asked ??= api.get('/api/v1/public/settings').catch(() => {
    asked = null;
    return { demonstration: false, map_tiles: null } as Settings;
  });
  return asked;
}
