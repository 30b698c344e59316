// Lines and polygons with fewer points. Polygons that share a border are simplified together: the border
// is cut where three meet, and each piece is thinned once, so that no gap opens between neighbours.
const grid = 1e4;
const key = (point) => `${Math.round(point[0] * grid)},${Math.round(point[1] * grid)}`;
const rounded = (point, digits = 4) => [Number(point[0].toFixed(digits)), Number(point[1].toFixed(digits))];

export function boxOf(points) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

function distance(point, from, to) {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const length = dx * dx + dy * dy;
  const along = length ? Math.max(0, Math.min(1, ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length)) : 0;
  return Math.hypot(point[0] - from[0] - along * dx, point[1] - from[1] - along * dy);
}

/// Douglas and Peucker's thinning; both ends stay. A ring is thinned in two halves.
export function simplifyLine(line, step) {
  const last = line.length - 1;
  const keep = new Set([0, last]);
  const closed = key(line[0]) === key(line[last]);
  const stack = [[0, last]];
  while (stack.length) {
    const [from, to] = stack.pop();
    let far = 0;
    let at = -1;
    for (let i = from + 1; i < to; ++i) {
      const away = distance(line[i], line[from], line[to]);
      if (away > far) [far, at] = [away, i];
    }
    if (at < 0 || (far <= step && !(closed && from === 0 && to === last))) continue;
    keep.add(at);
    stack.push([from, at], [at, to]);
  }
  return [...keep].sort((a, b) => a - b).map((i) => rounded(line[i]));
}

/// The parts of a line that lie in a box, with one point beyond each edge.
export function clipLine(line, [west, south, east, north]) {
  const inside = ([x, y]) => x >= west && x <= east && y >= south && y <= north;
  const parts = [];
  let part = null;
  line.forEach((point, i) => {
    if (inside(point)) {
      part ??= i ? [line[i - 1]] : [];
      part.push(point);
    } else if (part) {
      parts.push([...part, point]);
      part = null;
    }
  });
  if (part) parts.push(part);
  return parts.filter((one) => one.length > 1);
}

/// Without points that repeat and without spikes (there and back again), as an open loop.
function cleaned(ring) {
  const loop = [];
  for (const point of ring) {
    if (loop.length && key(loop.at(-1)) === key(point)) continue;
    if (loop.length > 1 && key(loop.at(-2)) === key(point)) loop.pop();
    else loop.push(point);
  }
  while (loop.length > 1 && key(loop[0]) === key(loop.at(-1))) loop.pop();
  return loop;
}

function junctionsOf(loops) {
  const neighbours = new Map();
  for (const loop of loops)
    loop.forEach((point, i) => {
      const own = key(point);
      if (!neighbours.has(own)) neighbours.set(own, new Set());
      neighbours.get(own).add(key(loop[(i + 1) % loop.length])).add(key(loop.at(i - 1)));
    });
  return (point) => neighbours.get(key(point)).size > 2;
}

/// One piece between two junctions, thinned the same from whichever side it is walked.
function thinned(piece, step) {
  const backwards = key(piece[0]) > key(piece.at(-1)) ||
    (key(piece[0]) === key(piece.at(-1)) && key(piece[1]) > key(piece.at(-2)));
  const line = simplifyLine(backwards ? [...piece].reverse() : piece, step);
  return backwards ? line.reverse() : line;
}

function thinnedLoop(loop, isJunction, step) {
  let start = loop.findIndex(isJunction);
  if (start < 0) start = loop.reduce((best, point, i) => (key(point) < key(loop[best]) ? i : best), 0);
  const turned = [...loop.slice(start), ...loop.slice(0, start), loop[start]];
  const out = [];
  let piece = [turned[0]];
  for (const point of turned.slice(1)) {
    piece.push(point);
    if (!isJunction(point) && point !== turned.at(-1)) continue;
    const line = thinned(piece, step);
    out.push(...(out.length ? line.slice(1) : line));
    piece = [point];
  }
  return out;
}

/// Thins the polygons of all shapes in place. A shape keeps at least its largest ring.
export function simplifyTogether(shapes, step) {
  for (const shape of shapes)
    shape.polygons = shape.polygons.map((rings) => rings.map(cleaned).filter((ring) => ring.length > 2))
      .filter((rings) => rings.length);
  const isJunction = junctionsOf(shapes.flatMap((one) => one.polygons.flat()));
  for (const shape of shapes) {
    const thin = shape.polygons.map((rings) => rings.map((ring) => thinnedLoop(ring, isJunction, step)));
    const kept = thin.filter((rings) => rings[0].length > 3);
    shape.polygons = (kept.length ? kept : [thin[0].map((ring) => ring)]).map((rings) =>
      rings.filter((ring, i) => i === 0 || ring.length > 3));
  }
}
