// Between WGS-84 (GPS; CGCS2000 agrees with it within a metre) and GCJ-02, in which consumer maps of China
// are drawn. GCJ-02 has no published definition: this is the approximation in common use, which agrees
// with such maps within about a metre. Degrees everywhere, longitude first.
export interface Point {
  longitude: number;
  latitude: number;
}
export type Datum = 'wgs84' | 'cgcs2000' | 'gcj02';

const axis = 6_378_245; // metres, Krasovsky 1940
const eccentricity2 = 0.006693421622965943;

/// GCJ-02 moves only what lies in and around China.
export const isMoved = ({ longitude, latitude }: Point): boolean =>
  longitude >= 72.004 && longitude <= 137.8347 && latitude >= 0.8293 && latitude <= 55.8271;

const waves = (value: number, ...parts: [amplitude: number, times: number][]): number =>
  parts.reduce((sum, [amplitude, times]) => sum + amplitude * Math.sin(value * times * Math.PI), 0) * (2 / 3);

/// How far GCJ-02 lies from WGS-84 at a point, in degrees.
function offset({ longitude, latitude }: Point): Point {
  const x = longitude - 105;
  const y = latitude - 35;
  const shared = waves(x, [20, 6], [20, 2]);
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) +
    shared + waves(y, [20, 1], [40, 1 / 3]) + waves(y, [160, 1 / 12], [320, 1 / 30]);
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) +
    shared + waves(x, [20, 1], [40, 1 / 3]) + waves(x, [150, 1 / 12], [300, 1 / 30]);
  const radians = (latitude / 180) * Math.PI;
  const curve = 1 - eccentricity2 * Math.sin(radians) ** 2;
  const meridian = (axis * (1 - eccentricity2)) / (curve * Math.sqrt(curve));
  const parallel = (axis / Math.sqrt(curve)) * Math.cos(radians);
  return { longitude: (east * 180) / (parallel * Math.PI), latitude: (north * 180) / (meridian * Math.PI) };
}

export function wgs84ToGcj02(point: Point): Point {
  if (!isMoved(point)) return { longitude: point.longitude, latitude: point.latitude };
  const by = offset(point);
  return { longitude: point.longitude + by.longitude, latitude: point.latitude + by.latitude };
}

/// Back again, by steps, to a millimetre.
export function gcj02ToWgs84(point: Point): Point {
  let guess = { longitude: point.longitude, latitude: point.latitude };
  if (!isMoved(point)) return guess;
  for (let round = 0; round < 10; ++round) {
    const reached = wgs84ToGcj02(guess);
    const east = point.longitude - reached.longitude;
    const north = point.latitude - reached.latitude;
    guess = { longitude: guess.longitude + east, latitude: guess.latitude + north };
    if (Math.abs(east) < 1e-8 && Math.abs(north) < 1e-8) break;
  }
  return guess;
}

/// The same place in another system.
export function convert(point: Point, from: Datum, to: Datum): Point {
  if (from === 'gcj02' && to !== 'gcj02') return gcj02ToWgs84(point);
  if (from !== 'gcj02' && to === 'gcj02') return wgs84ToGcj02(point);
  return { longitude: point.longitude, latitude: point.latitude };
}
