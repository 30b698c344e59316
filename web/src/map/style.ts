// The look of maps, from the tokens of the page that they stand on.
import type { FeatureCollection } from 'geojson';
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { MapTiles } from './settings';

const names = ['ground', 'land', 'seam', 'rim', 'water', 'town', 'ink', 'dot', 'warn', 'late', 'accent', 'ok',
  'shade-1', 'shade-2', 'shade-3', 'shade-4'] as const;
export type Colours = Record<(typeof names)[number], string>;

/// `--map-land` and its like, as they hold for an element.
export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  return Object.fromEntries(
    names.map((name) => [name, style.getPropertyValue(`--map-${name}`).trim() || '#888']),
  ) as Colours;
}

export const noData: FeatureCollection = { type: 'FeatureCollection', features: [] };
const empty = { type: 'geojson', data: noData } as const;

const lines = { 'line-join': 'round', 'line-cap': 'round' } as const;
const byKind = (kind: string) => ['==', ['get', 'kind'], kind] as ['==', ['get', string], string];

/// What stands under everything: raster tiles as they are. A vector archive is drawn in our own colours.
function tileLayers(vector: string[], c: Colours): LayerSpecification[] {
  if (!vector.length) return [{ id: 'tiles', type: 'raster', source: 'tiles' }];
  return vector.flatMap((name): LayerSpecification[] => {
    const common = { source: 'tiles', 'source-layer': name };
    if (/water(?!way)|ocean|lake/.test(name))
      return [{ id: `tiles-${name}`, type: 'fill', ...common, filter: ['==', ['geometry-type'], 'Polygon'],
        paint: { 'fill-color': c.water } }];
    if (/earth|landcover|landuse|building/.test(name))
      return [{ id: `tiles-${name}`, type: 'fill', ...common,
        paint: { 'fill-color': c.land, 'fill-opacity': 0.6 } }];
    if (/road|transport|waterway|boundar/.test(name))
      return [{ id: `tiles-${name}`, type: 'line', ...common, layout: lines,
        paint: { 'line-color': /waterway/.test(name) ? c.water : c.seam, 'line-width': 1.2 } }];
    return [];
  });
}

function tileSource(tiles: MapTiles, vector: boolean): SourceSpecification {
  const url = new URL(tiles.url, location.href).href.replace(/%7B(\w)%7D/gi, '{$1}');
  if (tiles.kind === 'pmtiles')
    return vector ? { type: 'vector', url: `pmtiles://${url}` }
      : { type: 'raster', url: `pmtiles://${url}`, tileSize: tiles.tile_size };
  return { type: 'raster', tiles: [url], tileSize: tiles.tile_size, maxzoom: tiles.max_zoom };
}

/// The whole style. `thick` is how many pixels a hair line has: a wall's screen has more of them.
export function styleOf(
  c: Colours, tiles: MapTiles | null, vector: string[], thick: number,
): StyleSpecification {
  const over = tiles ? 0.25 : 1;
  const shade: LayerSpecification = {
    id: 'children', type: 'fill', source: 'children',
    paint: {
      'fill-color': ['match', ['coalesce', ['get', 'shade'], 0],
        1, c['shade-1'], 2, c['shade-2'], 3, c['shade-3'], 4, c['shade-4'], c.land],
      'fill-opacity': tiles ? 0.35 : 1,
    },
  };
  return {
    version: 8,
    sources: {
      ...(tiles ? { tiles: tileSource(tiles, vector.length > 0) } : {}),
      around: empty, children: empty, nature: empty, rim: empty, chosen: empty,
      points: { ...empty, promoteId: 'id' },
      grouped: { ...empty, cluster: true, clusterRadius: 44 * thick, clusterMaxZoom: 14 },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': c.ground } },
      ...(tiles ? tileLayers(vector, c) : []),
      { id: 'around', type: 'line', source: 'around', layout: lines,
        paint: { 'line-color': c.seam, 'line-width': thick, 'line-opacity': 0.45 } },
      shade,
      { id: 'urban', type: 'fill', source: 'nature', filter: byKind('urban'),
        paint: { 'fill-color': c.town, 'fill-opacity': 0.6 * over } },
      { id: 'lakes', type: 'fill', source: 'nature', filter: byKind('lake'),
        paint: { 'fill-color': c.water, 'fill-opacity': 0.85 * over } },
      { id: 'rivers', type: 'line', source: 'nature', filter: byKind('river'), layout: lines,
        paint: { 'line-color': c.water, 'line-width': 1.8 * thick, 'line-opacity': 0.9 * over } },
      { id: 'seams', type: 'line', source: 'children', layout: lines,
        paint: { 'line-color': c.seam, 'line-width': 1.4 * thick } },
      { id: 'rim', type: 'line', source: 'rim', layout: lines,
        paint: { 'line-color': c.rim, 'line-width': 2.2 * thick } },
      { id: 'chosen', type: 'line', source: 'chosen', layout: lines,
        paint: { 'line-color': c.accent, 'line-width': 3 * thick } },
      { id: 'around-names', type: 'symbol', source: 'around',
        layout: { 'text-field': ['get', 'name'], 'text-size': 13 * thick, 'text-padding': 8 },
        paint: { 'text-color': c.ink, 'text-opacity': 0.5, 'text-halo-color': c.ground,
          'text-halo-width': 1.5 } },
      ...pointLayers(c, thick),
    ],
  };
}

function pointLayers(c: Colours, thick: number): LayerSpecification[] {
  const icons: LayerSpecification['layout'] = {
    'icon-image': ['get', 'tone'], 'icon-size': 1, 'icon-allow-overlap': true, 'icon-ignore-placement': true,
    'symbol-sort-key': ['match', ['get', 'tone'], 'late', 3, 'warn', 2, 'own', 4, 1],
  };
  return [
    { id: 'points', type: 'symbol', source: 'points', layout: icons },
    { id: 'single', type: 'symbol', source: 'grouped', filter: ['!', ['has', 'point_count']], layout: icons },
    { id: 'groups', type: 'circle', source: 'grouped', filter: ['has', 'point_count'],
      paint: { 'circle-color': c.accent, 'circle-stroke-color': c.ground, 'circle-stroke-width': 2 * thick,
        'circle-radius': ['step', ['get', 'point_count'], 15 * thick, 20, 19 * thick, 100, 24 * thick] } },
    { id: 'group-counts', type: 'symbol', source: 'grouped', filter: ['has', 'point_count'],
      layout: { 'text-field': ['get', 'point_count_abbreviated'], 'text-size': 14 * thick,
        'text-allow-overlap': true },
      paint: { 'text-color': c.ground } },
  ];
}

/// The signs of points: a dot, a diamond for what is due, a triangle for what is late, a ring for a place
/// that was picked. Shape says it, not colour alone.
export function signs(c: Colours, thick: number): Record<string, ImageData> {
  const draw = (size: number, colour: string, path: (to: CanvasRenderingContext2D, s: number) => void) => {
    const canvas = document.createElement('canvas');
    const s = Math.round(size * thick);
    canvas.width = canvas.height = s;
    const to = canvas.getContext('2d')!;
    to.lineJoin = 'round';
    to.lineWidth = 3 * thick;
    to.strokeStyle = c.ground;
    to.fillStyle = colour;
    to.beginPath();
    path(to, s);
    to.closePath();
    to.stroke();
    to.fill();
    return to.getImageData(0, 0, s, s);
  };
  return {
    calm: draw(13, c.dot, (to, s) => to.arc(s / 2, s / 2, s * 0.28, 0, 7)),
    warn: draw(22, c.warn, (to, s) => {
      for (const [x, y] of [[0.5, 0.1], [0.9, 0.5], [0.5, 0.9], [0.1, 0.5]] as const) to.lineTo(x * s, y * s);
    }),
    late: draw(26, c.late, (to, s) => {
      for (const [x, y] of [[0.5, 0.12], [0.92, 0.88], [0.08, 0.88]] as const) to.lineTo(x * s, y * s);
    }),
    own: draw(26, c.accent, (to, s) => to.arc(s / 2, s / 2, s * 0.34, 0, 7)),
  };
}
