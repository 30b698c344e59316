import { describe, expect, it } from 'vitest';
import { convert, gcj02ToWgs84, isMoved, wgs84ToGcj02, type Point } from './datum';

/// Metres between two near points.
function metres(one: Point, other: Point): number {
  const east = (one.longitude - other.longitude) * 111_320 * Math.cos((one.latitude / 180) * Math.PI);
  return Math.hypot(east, (one.latitude - other.latitude) * 110_574);
}

const places: [name: string, longitude: number, latitude: number][] = [
  ['瓜州县 Guazhou', 95.782318, 40.520538],
  ['乌海市 Wuhai', 106.794216, 39.655388],
  ['贵池区 Guichi', 117.567264, 30.687219],
  ['兰山区 Lanshan', 118.347842, 35.051804],
  ['太原市 Taiyuan', 112.549248, 37.857014],
  ['商洛市 Shangluo', 109.939776, 33.868319],
  ['深圳市 Shenzhen', 114.085947, 22.547],
  ['北京市 Beijing', 116.404, 39.915],
  ['哈尔滨市 Harbin', 126.642464, 45.756967],
  ['喀什市 Kashgar', 75.989138, 39.467664],
];

describe('a point of GPS on a map in GCJ-02', () => {
  it('lies where maps of China draw it', () => {
    const drawn = wgs84ToGcj02({ longitude: 116.404, latitude: 39.915 });
    expect(drawn.longitude).toBeCloseTo(116.41024449916938, 9);
    expect(drawn.latitude).toBeCloseTo(39.91640428150164, 9);
  });
  it.each(places)('%s moves by some hundred metres', (_name, longitude, latitude) => {
    const away = metres({ longitude, latitude }, wgs84ToGcj02({ longitude, latitude }));
    expect(away).toBeGreaterThan(100);
    expect(away).toBeLessThan(800);
  });
  it.each(places)('%s comes back to a centimetre', (_name, longitude, latitude) => {
    const back = gcj02ToWgs84(wgs84ToGcj02({ longitude, latitude }));
    expect(metres({ longitude, latitude }, back)).toBeLessThan(0.01);
  });
  it.each([
    ['Tokyo', 139.6917, 35.6895],
    ['Zürich', 8.5417, 47.3769],
  ])('%s stays', (_name, longitude, latitude) => {
    expect(isMoved({ longitude, latitude })).toBe(false);
    expect(wgs84ToGcj02({ longitude, latitude })).toEqual({ longitude, latitude });
    expect(gcj02ToWgs84({ longitude, latitude })).toEqual({ longitude, latitude });
  });
});

describe('the system of coordinates of a map', () => {
  const here = { longitude: 95.782318, latitude: 40.520538 };
  it.each([
    ['wgs84', 'wgs84'],
    ['wgs84', 'cgcs2000'],
    ['cgcs2000', 'wgs84'],
    ['gcj02', 'gcj02'],
  ] as const)('%s to %s moves nothing', (from, to) => expect(convert(here, from, to)).toEqual(here));
  it('moves GPS onto consumer maps, and picked points back', () => {
    const drawn = convert(here, 'cgcs2000', 'gcj02');
    expect(drawn).toEqual(wgs84ToGcj02(here));
    expect(metres(convert(drawn, 'gcj02', 'wgs84'), here)).toBeLessThan(0.01);
  });
});
