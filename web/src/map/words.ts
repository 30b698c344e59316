import { language } from '@/ui/language';

const zh = {
  map: '地图',
  opening: '地图正在打开…',
  schematic: '示意图，非测绘边界',
  zoomIn: '放大',
  zoomOut: '缩小',
  whole: '看全貌',
  locate: '用我的位置',
  locating: '正在定位…',
  locateRefused: '没有得到定位许可。请在地图上点选，或者从列表里选地方。',
  locateFailed: '没有定到位置。请在地图上点选，或者从列表里选地方。',
  pickHow: '点一下地图选位置。用键盘：方向键移动，加减号缩放，回车选中间的位置。',
  pickHere: '选中间的位置',
  picked: '已选位置：东经 {east}°，北纬 {north}°',
  noMap: '这台设备显示不了地图，内容都在旁边的列表里。',
};
const en: typeof zh = {
  map: 'Map',
  opening: 'The map is opening…',
  schematic: 'Schematic, not surveyed boundaries',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  whole: 'Show the whole',
  locate: 'Use my position',
  locating: 'Finding your position…',
  locateRefused: 'Your position may not be read. Pick it on the map, or choose the place from the list.',
  locateFailed: 'Your position was not found. Pick it on the map, or choose the place from the list.',
  pickHow: 'Tap the map to choose a place. By keyboard: arrows move, plus and minus zoom, ' +
    'Enter takes the middle.',
  pickHere: 'Take the middle',
  picked: 'Chosen: longitude {east}°, latitude {north}°',
  noMap: 'This device cannot show a map; everything is in the list beside it.',
};
export const say = (key: keyof typeof zh, values: Record<string, string> = {}): string =>
  (language.value === 'zh' ? zh : en)[key].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
