// Kinds of matters as a grid worker knows them: the catalogue's, the common and the last used first.
import {
  Bike, BrickWall, Building2, Car, CircleDot, Construction, CookingPot, Dog, DoorOpen, Droplets, Flame,
  HandHelping, HousePlug, LayoutGrid, Leaf as LeafIcon, LightbulbOff, Megaphone, MessageCircleQuestionMark,
  PawPrint, Recycle, Scale, ShieldAlert, ShowerHead, Siren, Snowflake, Store, StickyNote, Toilet, Trash2,
  TreeDeciduous, Users, Wind, Zap,
} from '@lucide/vue';
import { computed, type Component } from 'vue';
import { language } from '@/ui/language';
import { mirror, type Catalogue } from '../offline/mirror';
import { works } from '../offline/outbox';

export type Leaf = Catalogue['groups'][number]['classes'][number]['leaves'][number];

/// What is seen most on a walk, before this person's own habits are known.
const common = ['030401', '030102', '020101', '030103', '030101', '030503', '030404', '020102', '030104',
  '030405', '030403', '060101'];

/// What people call them on the street, where the catalogue's name is long.
const short: Record<string, [zh: string, en: string]> = {
  '030401': ['垃圾满溢', 'Litter'], '030102': ['井盖', 'Manhole cover'], '020101': ['消防通道', 'Fire lane'],
  '030103': ['路灯', 'Street light'], '030101': ['漏水', 'Burst pipe'], '030503': ['乱停车', 'Bad parking'],
  '030404': ['乱堆渣土', 'Rubble'], '020102': ['电动车充电', 'E-bike charging'], '030104': ['路面破损', 'Broken road'],
  '030405': ['小广告', 'Fly-posting'], '030403': ['积水结冰', 'Water or ice'], '060101': ['噪声', 'Noise'],
  '030105': ['污水外溢', 'Sewage'], '040203': ['养犬扰民', 'Dogs'], '060102': ['油烟焚烧', 'Smoke'],
};

/// What comes before any report, where somebody could be hurt meanwhile.
const first: Record<string, [zh: string, en: string]> = {
  '030102': ['先围住洞口，再走开', 'Fence the hole off before you leave'],
  '020101': ['先请占道的人挪开', 'Ask whoever blocks it to move first'],
  '020202': ['不碰线，不开关，让人离远', 'Touch no wire or switch; keep people away'],
  '020301': ['不站下面，先拦住来人', 'Stand clear below; keep people away'],
  '030106': ['不碰断线，让人离远', 'Touch no fallen line; keep people away'],
  '030101': ['先提醒行人绕开', 'Warn people to walk around it'],
  '030403': ['先提醒行人绕开', 'Warn people to walk around it'],
};
export const firstOf = (code: string): string => first[code]?.[language.value === 'zh' ? 0 : 1] ?? '';

const icons: Record<string, Component> = {
  '030401': Trash2, '030102': CircleDot, '020101': DoorOpen, '030103': LightbulbOff, '030101': Droplets,
  '030503': Car, '030404': BrickWall, '020102': Bike, '030104': Construction, '030405': StickyNote,
  '030403': Snowflake, '060101': Megaphone, '030402': Recycle, '030105': ShowerHead, '030302': Toilet,
  '030301': TreeDeciduous,
  '040203': Dog, '060102': Wind, '030501': Store, '030502': Store, '020202': Zap, '020201': Siren,
  '030406': StickyNote, '060203': TreeDeciduous, '060201': PawPrint, '020301': Building2, '050301': HousePlug,
  '050303': CookingPot,
};
const byGroup: Record<string, Component> = {
  '01': Scale, '02': Flame, '03': LayoutGrid, '04': ShieldAlert, '05': HandHelping, '06': LeafIcon,
  '07': Siren, '08': MessageCircleQuestionMark, '09': Megaphone, '10': Users,
};
export const iconOf = (code: string): Component => icons[code] ?? byGroup[code.slice(0, 2)] ?? LayoutGrid;

export const leaves = computed<Leaf[]>(() =>
  mirror.catalogue?.groups.flatMap((group) => group.classes.flatMap((one) => one.leaves)) ?? []);
export const leafOf = (code: string): Leaf | undefined => leaves.value.find((leaf) => leaf.code === code);

export const nameOf = (leaf: Leaf): string => leaf[language.value];
/// The first of the words that a kind goes by, short enough for a tile.
export const shortOf = (leaf: Leaf): string => {
  const known = short[leaf.code];
  if (known) return known[language.value === 'zh' ? 0 : 1];
  const first = nameOf(leaf).split(language.value === 'zh' ? /[、,,((]/ : /[,(]/)[0]!.trim();
  return first[0]!.toUpperCase() + first.slice(1);
};

const reported = computed(() =>
  works.value.filter((work) => work.kind === 'report').map((work) => String(work.body.category ?? '')));
export const lastKind = computed(() => reported.value.at(-1) ?? '');

/// Codes for the tiles: the last used, then the often used, then the common.
export function tileCodes(chosen: string, n: number): string[] {
  const often = new Map<string, number>();
  for (const code of reported.value) often.set(code, (often.get(code) ?? 0) + 1);
  const habits = [...often].sort((one, other) => other[1] - one[1]).map(([code]) => code);
  const all = [lastKind.value, ...habits, ...common].filter((code) => code && leafOf(code));
  const tiles = [...new Set(all)].slice(0, n);
  if (chosen && !tiles.includes(chosen) && leafOf(chosen)) tiles[tiles.length - 1] = chosen;
  return tiles;
}

/// Kinds that hold the words, in their name or code, in either language.
export function findKinds(words: string): Leaf[] {
  const wanted = words.trim().toLowerCase();
  if (!wanted) return leaves.value;
  return leaves.value.filter((leaf) =>
    `${leaf.code} ${leaf.zh} ${leaf.en}`.toLowerCase().includes(wanted));
}

export const unitOf = (leaf: Leaf): string =>
  mirror.catalogue?.departments.find((one) => one.code === leaf.department)?.[language.value]
    .split(/[/((]/)[0]!.trim() ?? '';
export const limitOf = (leaf: Leaf): string => {
  const limit = mirror.catalogue?.limits.find((one) => one.code === leaf.limit_class);
  return limit ? limit[language.value].split(/[;;]/)[0]! : '';
};
