// How far away a matter is, where the phone may already say where it is: nothing is asked for here.
import { ref } from 'vue';
import { convert, type Datum, type Point } from '@/map/datum';
import { type Matter } from '@/matter/words';
import { locate } from './report/draft';

const here = ref<Point | null>(null);
const often_ms = 60_000;
let asked = 0;

/// Looks again where we are; quiet when that was never allowed.
export async function lookAround(): Promise<void> {
  if (Date.now() - asked < often_ms) return;
  asked = Date.now();
  const may = await navigator.permissions?.query({ name: 'geolocation' }).catch(() => null);
  if (may?.state === 'granted') here.value = (await locate()) ?? here.value;
}

const earth_m = 6_371_000;
const rad = (degrees: number): number => (degrees * Math.PI) / 180;

/// Metres as the crow flies, to the ten; null where either place is not known.
export function metresTo(matter: Matter): number | null {
  const { longitude, latitude, datum } = matter;
  if (!here.value || !longitude || !latitude) return null;
  const there = convert({ longitude, latitude }, datum as Datum, 'wgs84');
  const north = rad(there.latitude - here.value.latitude);
  const east = rad(there.longitude - here.value.longitude) * Math.cos(rad(there.latitude));
  return Math.round((earth_m * Math.hypot(north, east)) / 10) * 10;
}
