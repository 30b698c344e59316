// What a map shows, apart from Vue: made once, then told what changes.
import type { Feature, FeatureCollection, Point as GeoPoint } from 'geojson';
import { convert, type Datum, type Point } from './datum';
import { makeMap, Marker, readArchives, type GeoJSONSource, type MapLibre } from './engine';
import { middleOf, outlinesOf, rimOf, type Outlines, type Place, type Shape } from './outlines';
import { settings, type MapTiles } from './settings';
import { coloursOf, noData, signs, styleOf } from './style';

export interface MapPoint extends Point {
  id: string;
  tone?: 'calm' | 'warn' | 'late' | 'own';
  datum?: Datum;
}
/// What is written on a division: how many, how dark, whether something is late there.
export interface Value {
  text: string;
  shade?: 0 | 1 | 2 | 3 | 4;
  late?: boolean;
  /// What it is called where the outline is older than the name.
  name?: string;
}
export interface DrawingOptions {
  moves: boolean;
  margin: number;
  /// Whether a division can be chosen by its name.
  choosable: boolean;
  label: string;
  click: (at: Point) => void;
  region: (code: string) => void;
  point: (id: string) => void;
}

const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });

/// The layers of a vector archive; none for one of pictures.
async function vectorLayers(tiles: MapTiles | null): Promise<string[]> {
  if (tiles?.kind !== 'pmtiles') return [];
  await readArchives();
  const { PMTiles, TileType } = await import('pmtiles');
  const archive = new PMTiles(new URL(tiles.url, location.href).href);
  if ((await archive.getHeader()).tileType !== TileType.Mvt) return [];
  const meta = (await archive.getMetadata()) as { vector_layers?: { id: string }[] };
  return (meta.vector_layers ?? []).map((one) => one.id);
}

export class Drawing {
  private outlines: Outlines | null = null;
  private written: Record<string, Value> = {};
  private markers: Marker[] = [];
  private wanted = 0;
  /// Whose background map it is; empty for our own outlines.
  readonly source: string;

  constructor(
    private readonly map: MapLibre,
    private readonly tiles: MapTiles | null,
    private readonly options: DrawingOptions,
  ) {
    this.source = tiles?.attribution ?? '';
    map.on('click', (event) => this.clicked(event));
  }

  private data(source: string, of: FeatureCollection): void {
    void this.map.getSource<GeoJSONSource>(source)?.setData(of);
  }
  private toMap(point: Point, datum: Datum = 'wgs84'): [number, number] {
    const { longitude, latitude } = convert(point, datum, this.tiles?.datum ?? 'wgs84');
    return [longitude, latitude];
  }
  private fromMap({ lng, lat }: { lng: number; lat: number }): Point {
    return convert({ longitude: lng, latitude: lat }, this.tiles?.datum ?? 'wgs84', 'wgs84');
  }

  private clicked(event: Parameters<Parameters<typeof this.map.on<'click'>>[1]>[0]): void {
    const [hit] = this.map.queryRenderedFeatures(event.point, { layers: ['points', 'single', 'groups'] });
    if (hit?.layer.id === 'groups') {
      const [lng, lat] = (hit.geometry as GeoPoint).coordinates as [number, number];
      this.map.easeTo({ center: { lng, lat }, zoom: this.map.getZoom() + 2, animate: !still() });
    } else if (hit) this.options.point(String(hit.properties['id']));
    this.options.click(this.fromMap(event.lngLat));
    const [below] = this.map.queryRenderedFeatures(event.point, { layers: ['children'] });
    if (below && !hit) this.options.region(String(below.properties['code']));
  }

  /// Shows a division, or the country. The last that was asked for wins.
  async show(place: Place | null): Promise<void> {
    const turn = ++this.wanted;
    const outlines = await outlinesOf(place ?? { code: '', level: 0 });
    if (turn !== this.wanted) return;
    this.outlines = outlines;
    const shapes = outlines.children.length ? outlines.children : outlines.own ? [outlines.own] : [];
    this.data('around', collection(outlines.around));
    this.data('nature', collection(outlines.nature));
    this.data('rim', collection([{ type: 'Feature', properties: {},
      geometry: { type: 'MultiLineString', coordinates: rimOf(shapes) } }]));
    this.write();
    this.map.fitBounds(outlines.box, { padding: this.options.margin, animate: false });
  }

  /// What is written on the divisions below.
  values(of: Record<string, Value>): void {
    this.written = of;
    if (this.outlines) this.write();
  }

  private write(): void {
    const { children, own } = this.outlines!;
    const shapes = children.length ? children : own ? [own] : [];
    const shaded = ({ properties }: Shape) =>
      ({ ...properties, shade: this.written[properties.code]?.shade ?? 0 }) as Shape['properties'];
    this.data('children', collection(shapes.map((shape) => ({ ...shape, properties: shaded(shape) }))));
    for (const marker of this.markers) marker.remove();
    this.markers = children.map((shape) => this.named(shape));
  }

  private named(shape: Shape): Marker {
    const { code, name } = shape.properties;
    const value = this.written[code];
    const element = document.createElement(this.options.choosable ? 'button' : 'span');
    element.className = `map-place${value?.late ? ' late' : ''}`;
    element.append(value?.name ?? name);
    const count = Object.assign(document.createElement('b'), { textContent: value?.text });
    if (value?.text) element.append(' ', count);
    if (this.options.choosable)
      element.addEventListener('click', (event) => {
        event.stopPropagation();
        this.options.region(code);
      });
    return new Marker({ element }).setLngLat(middleOf(shape)).addTo(this.map);
  }

  points(points: MapPoint[], cluster: boolean): void {
    const all = collection(points.map((one) => ({
      type: 'Feature', properties: { id: one.id, tone: one.tone ?? 'calm' },
      geometry: { type: 'Point', coordinates: this.toMap(one, one.datum) },
    })));
    this.data(cluster ? 'grouped' : 'points', all);
    this.data(cluster ? 'points' : 'grouped', noData);
  }

  private pin: Marker | null = null;
  /// Marks the point that was picked.
  choose(point: Point | null): void {
    this.pin?.remove();
    this.pin = point && new Marker({ className: 'map-pin' }).setLngLat(this.toMap(point)).addTo(this.map);
  }

  goTo(point: Point, zoom = this.map.getZoom()): void {
    this.map.easeTo({ center: this.toMap(point), zoom, duration: 120, animate: !still() });
  }
  middle(): Point {
    return this.fromMap(this.map.getCenter());
  }
  zoom(by: number): void {
    this.map.easeTo({ zoom: this.map.getZoom() + by, duration: 120, animate: !still() });
  }
  remove(): void {
    this.map.remove();
  }
}

/// Makes a map in `into`, in the colours of `themed`. Rejects where the browser cannot draw maps.
export async function drawing(into: HTMLElement, themed: Element, options: DrawingOptions): Promise<Drawing> {
  const { map_tiles } = await settings();
  const tiles = map_tiles ?? null;
  const vector = await vectorLayers(tiles);
  const colours = coloursOf(themed);
  const thick = Math.max(1, parseFloat(getComputedStyle(document.documentElement).fontSize) / 16);
  const map = makeMap({
    container: into, style: styleOf(colours, tiles, vector, thick), interactive: options.moves,
    maxZoom: tiles ? Math.min(20, tiles.max_zoom + 2) : 14, locale: { 'Map.Title': options.label },
  });
  for (const [name, image] of Object.entries(signs(colours, thick * devicePixelRatio)))
    map.addImage(name, image, { pixelRatio: devicePixelRatio });
  await new Promise<void>((resolve, reject) => {
    map.once('load', () => resolve());
    setTimeout(() => reject(new Error('the map did not come')), 30_000);
  });
  return new Drawing(map, tiles, options);
}
