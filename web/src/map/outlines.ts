// The offline base map: outlines and natural features, served by us under /map/ (see data/NOTICE.md).
// Schematic: neither surveyed nor approved as a public map, which every map says.
import type { Feature, FeatureCollection, MultiPolygon, Position } from 'geojson';

export type Shape = Feature<MultiPolygon, { kind: 'region'; code: string; name: string; at?: Position }>;
export type Box = [west: number, south: number, east: number, north: number];

/// A division as the map knows it: the twelve digits of its code and its level, 1 province – 5 village;
/// level 0 is the whole country.
export interface Place {
  code: string;
  level: number;
}

export interface Outlines {
  children: Shape[]; // of the place, where we have them
  own: Shape | null;
  around: Shape[]; // neighbours, drawn faintly
  nature: Feature[];
  box: Box;
}

const digits = [0, 2, 4, 6, 6, 6];
/// The six digits of the outline that a division lies in.
export const outlineCode = (place: Place): string =>
  place.code.slice(0, digits[place.level] ?? 0).padEnd(6, '0');

const kept = new Map<string, Promise<FeatureCollection>>();
function load(name: string): Promise<FeatureCollection> {
  const known = kept.get(name);
  if (known) return known;
  const asked = fetch(`/map/${name}.json`, { signal: AbortSignal.timeout(20_000) }).then((answer) => {
    if (!answer.ok) throw new Error(`/map/${name}.json: ${answer.status}`);
    return answer.json() as Promise<FeatureCollection>;
  });
  kept.set(name, asked);
  asked.catch(() => kept.delete(name));
  return asked;
}

interface Index {
  [file: string]: { box: Box; codes: string[] };
}
const index = (): Promise<Index> => load('index') as unknown as Promise<Index>;

/// From the most detailed file that has anything of the place.
function fileOf(files: Index, { code, level }: Place): string {
  const prefecture = code.slice(0, 4);
  const province = code.slice(0, 2);
  if (level >= 2 && files[prefecture]) return prefecture;
  if (level >= 1 && files[province]) return province;
  return 'country';
}

export function boxOf(shapes: Shape[]): Box {
  const box: Box = [180, 90, -180, -90];
  for (const shape of shapes)
    for (const polygon of shape.geometry.coordinates)
      for (const [x = 0, y = 0] of polygon[0] ?? []) {
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
      }
  return box;
}

const isShape = (feature: Feature): feature is Shape => feature.properties?.kind === 'region';

/// What to draw for a place. Rejects when the files do not come.
export async function outlinesOf(place: Place): Promise<Outlines> {
  const files = await index();
  const name = fileOf(files, place);
  const all = await load(name);
  const shapes = all.features.filter(isShape);
  const nature = all.features.filter((feature) => !isShape(feature));
  const code = outlineCode(place);
  const prefix = place.code.slice(0, digits[place.level] ?? 0);
  const inside = shapes.filter((one) => one.properties.code.startsWith(prefix));
  // The outline itself, else the next above it that we have.
  const ladder = [code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`];
  const own = ladder.flatMap((one) => shapes.find((shape) => shape.properties.code === one) ?? [])[0] ?? null;
  const children = place.level >= 3 ? [] : inside.filter((one) => one !== own);
  const seen = own && !children.length ? [own] : children.length ? children : shapes;
  return {
    children,
    own,
    around: shapes.filter((one) => !seen.includes(one)),
    nature,
    box: seen.length ? boxOf(seen) : (files[name]?.box ?? [73, 18, 135, 54]),
  };
}

/// Where a shape's name stands: the middle of its largest part.
export function middleOf(shape: Shape): [number, number] {
  let best = { area: -1, x: 0, y: 0 };
  for (const [ring = []] of shape.geometry.coordinates) {
    let twice = 0;
    let x = 0;
    let y = 0;
    ring.slice(1).forEach(([toX = 0, toY = 0], i) => {
      const [fromX = 0, fromY = 0] = ring[i]!;
      const cross = fromX * toY - toX * fromY;
      twice += cross;
      x += (fromX + toX) * cross;
      y += (fromY + toY) * cross;
    });
    const area = Math.abs(twice);
    if (area > Math.max(0, best.area)) best = { area, x: x / (3 * twice), y: y / (3 * twice) };
  }
  return [best.x, best.y];
}

/// The outer edge of shapes that touch: the stretches that only one of them has.
export function rimOf(shapes: Shape[]): Position[][] {
  const times = new Map<string, number>();
  const name = (one: Position, other: Position) =>
    String(one) < String(other) ? `${one};${other}` : `${other};${one}`;
  const rings = shapes.flatMap((shape) => shape.geometry.coordinates.flat());
  const each = (see: (from: Position, to: Position, ring: Position[]) => void) =>
    rings.forEach((ring) => ring.slice(1).forEach((to, i) => see(ring[i]!, to, ring)));
  each((from, to) => times.set(name(from, to), (times.get(name(from, to)) ?? 0) + 1));
  const lines: Position[][] = [];
  let last: Position | null = null;
  each((from, to) => {
    if (times.get(name(from, to))! > 1) return;
    if (last === from) lines.at(-1)!.push(to);
    else lines.push([from, to]);
    last = to;
  });
  return lines;
}
