// node outlines.mjs PROVINCES.geojson[.xz] RIVERS LAKES URBAN OUT [COUNTIES.geojson[.xz]]
// Makes the offline base map: outlines split by who looks at them (country, province, prefecture), each
// file small, with neighbours that still touch after simplification. Sources and licences: data/NOTICE.md.
// COUNTIES (features with the six digits as `id`, and `name`) are an operator's own: see docs/operations.md.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { boxOf, clipLine, simplifyLine, simplifyTogether } from './simplify.mjs';

const [provincesFile, riversFile, lakesFile, urbanFile, out, countiesFile] = process.argv.slice(2);
const read = (path) =>
  JSON.parse(path.endsWith('.xz') ? execFileSync('xz', ['-dc', path], { maxBuffer: 1e9 }) : readFileSync(path));
const ringsOf = (geometry) =>
  geometry.type === 'MultiPolygon' ? geometry.coordinates : [geometry.coordinates];

const outer = read(provincesFile).features;
const counties = countiesFile ? read(countiesFile).features : [];
const natural = { river: read(riversFile).features, lake: read(lakesFile).features, urban: read(urbanFile).features };

/// Which file a feature belongs to: the digits of the region that is looked at.
const provinceOf = { taiwan: '71', xianggang: '81', aomen: '82' };
function fileOf(feature) {
  const { id, level, file } = feature.properties;
  if (level === 1) return 'country';
  const named = provinceOf[file.replace(/^.*\/|\.json$/g, '')];
  return named ?? (id === 'None' ? siblings(file) : id.slice(0, 2));
}
const siblings = (file) =>
  outer.find((one) => one.properties.file === file && one.properties.id !== 'None').properties.id.slice(0, 2);

// Where the source left the code out: 2018's, of the Ministry of Civil Affairs.
const knownCodes = { 山南市: '540500', 哈密市: '650500' };
const renamed = { 652200: '650500', 542400: '540600' };
function codeOf({ id, name }) {
  return knownCodes[name] ?? renamed[id] ?? (id === 'None' ? '' : id);
}

const groups = new Map();
const into = (name, feature) => {
  const polygons = ringsOf(feature.geometry).filter((rings) => rings[0]?.length > 3);
  if (!polygons.length) return;
  const { name: title, cp } = feature.properties;
  if (!groups.has(name)) groups.set(name, []);
  groups.get(name).push({ code: codeOf(feature.properties), name: title, at: cp, polygons });
};
for (const feature of outer) into(fileOf(feature), feature);
for (const feature of counties) into(feature.properties.id.slice(0, 4), feature);

const tolerance = (name) => (name === 'country' ? 0.02 : name.length === 2 ? 0.006 : 0.0015);
const features = (kind, geometries) =>
  geometries.map((geometry) => ({ type: 'Feature', properties: { kind }, geometry }));

/// Rivers, lakes and towns in and around a box, cut to it so that a file holds nothing unseen.
function natureIn(box, step, finest) {
  const lines = natural.river
    .filter((one) => one.properties.scalerank <= finest)
    .flatMap((one) => (one.geometry.type === 'LineString' ? [one.geometry.coordinates] : one.geometry.coordinates))
    .flatMap((line) => clipLine(line, box))
    .map((line) => simplifyLine(line, step))
    .filter((line) => line.length > 1);
  const areas = (list) =>
    list
      .filter((one) => (one.properties.scalerank ?? 0) <= finest)
      .flatMap((one) => ringsOf(one.geometry))
      .filter((rings) => touches(boxOf(rings[0]), box))
      .map((rings) => rings.map((ring) => simplifyLine(ring, step)).filter((ring) => ring.length > 3))
      .filter((rings) => rings.length);
  const polygon = (coordinates) => ({ type: 'Polygon', coordinates });
  return [
    ...features('urban', finest > 5 ? areas(natural.urban).map(polygon) : []),
    ...features('lake', areas(natural.lake).map(polygon)),
    ...features('river', lines.length ? [{ type: 'MultiLineString', coordinates: lines }] : []),
  ];
}
const touches = (one, other) =>
  one[0] <= other[2] && one[2] >= other[0] && one[1] <= other[3] && one[3] >= other[1];

mkdirSync(out, { recursive: true });
const index = {};
for (const [name, shapes] of [...groups].sort()) {
  const step = tolerance(name);
  simplifyTogether(shapes, step);
  const all = shapes.flatMap((one) => one.polygons.flatMap((rings) => rings[0]));
  const box = boxOf(all);
  const margin = name === 'country' ? 0 : 0.25 * Math.max(box[2] - box[0], box[3] - box[1]);
  const around = [box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin];
  const collection = {
    type: 'FeatureCollection',
    features: [
      ...shapes.map((one) => ({
        type: 'Feature',
        properties: { kind: 'region', code: one.code, name: one.name, ...(one.at ? { at: one.at } : {}) },
        geometry: { type: 'MultiPolygon', coordinates: one.polygons },
      })),
      ...natureIn(around, step, name === 'country' ? 4 : name.length === 2 ? 7 : 12),
    ],
  };
  const text = JSON.stringify(collection);
  writeFileSync(join(out, `${name}.json`), text + '\n');
  index[name] = { box: box.map((value) => Number(value.toFixed(3))), codes: shapes.map((one) => one.code).filter(Boolean) };
  console.log(`${name}: ${shapes.length} outlines, ${Math.round(text.length / 1024)} KB`);
}
writeFileSync(join(out, 'index.json'), JSON.stringify(index) + '\n');
