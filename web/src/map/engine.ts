// MapLibre, loaded only when a map is seen. Its worker is a file of ours, so that the page's policy holds.
import { addProtocol, Map as MapLibre, setWorkerUrl, type MapOptions } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

export { GeolocateControl, Marker, NavigationControl, type GeoJSONSource } from 'maplibre-gl';
export type { MapLibre };

setWorkerUrl(new URL(workerUrl, location.href).href);

let archives = false;
/// Lets `pmtiles://…` be read; its library comes only where an archive is configured.
export async function readArchives(): Promise<void> {
  if (archives) return;
  archives = true;
  const { Protocol } = await import('pmtiles');
  addProtocol('pmtiles', new Protocol().tile);
}

/// A map that cannot be tilted or turned: north is up. Throws where the browser has no WebGL.
export function makeMap(options: MapOptions): MapLibre {
  const map = new MapLibre({
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    localIdeographFontFamily: getComputedStyle(document.body).fontFamily,
    renderWorldCopies: false,
    ...options,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  return map;
}
