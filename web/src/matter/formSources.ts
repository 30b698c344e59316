// What a picker of an act's form offers, from the matter and its journal or from the API.
import { api, type Output } from '@/api/client';
import { language } from '@/ui/language';
import { said } from '@/ui/time';
import { valueWord } from './fields';
import { categories, mattersBy, peopleOf, regionsBelow, unitsBelow, type Choice, type Source } from './pick/sources';
import type { Matter } from './words';

export type Entry = Output<'get_matters_by_matter_id_journal'>['items'][number];

interface CardFact { card_id: string; unit_id: string; level: string; what: string }
const zh = () => language.value === 'zh';
const among = (choices: Choice[]): Source => async (text) =>
  choices.filter((one) => one.name.includes(text) || one.more?.includes(text));

/// Names of units that the matter knows, by id.
export function unitNames(matter: Matter): Record<string, string> {
  const names: Record<string, string> = { [matter.desk.unit_id]: matter.desk.name };
  if (matter.supervisor) names[matter.supervisor.unit_id] = matter.supervisor.name;
  if (matter.line.lead_unit_id && matter.line.lead_unit) names[matter.line.lead_unit_id] = matter.line.lead_unit;
  for (const unit of matter.units) names[unit.unit_id] = unit.name;
  return names;
}

/// The cards that still stand, read from the journal.
export function openCards(journal: Entry[]): CardFact[] {
  const cards = new Map<string, CardFact>();
  for (const entry of journal)
    for (const card of ((entry.facts as { cards?: CardFact[] }).cards ?? []))
      if (card.what === 'lifted') cards.delete(card.card_id);
      else cards.set(card.card_id, { ...cards.get(card.card_id), ...card });
  return [...cards.values()];
}

function requests(journal: Entry[]): Choice[] {
  const found = new Map<string, Choice>();
  for (const entry of journal) {
    const facts = entry.facts as { request_id?: string; granted?: boolean; purpose?: string };
    if (entry.act !== 'reveal' || !facts.request_id) continue;
    if ('granted' in facts) found.delete(facts.request_id);
    else found.set(facts.request_id, { id: facts.request_id, name: valueWord(facts.purpose ?? ''), more: said(entry.at) });
  }
  return [...found.values()];
}

const similar = (matter: Matter): Source => async (text) => {
  if (text) return mattersBy(text);
  const { items } = await api.get('/api/v1/matters/{matter_id}/similar', {
    path: { matter_id: matter.line.matter_id }, query: { limit: 8 },
  });
  return items.map((one) => ({
    id: one.line.matter_id, name: one.line.title, more: zh() ? one.reason_zh : one.reason_en,
  }));
};

/// The source of one field's picker.
export function sourceOf(form: string, name: string, matter: Matter, journal: Entry[]): Source {
  const names = unitNames(matter);
  switch (name) {
    case 'unit_id': {
      const inIt = matter.units.filter((unit) => !unit.ended_at && (form !== 'support-release' || unit.part === 'support'));
      const desk = form === 'cards' ? [{ id: matter.desk.unit_id, name: matter.desk.name }] : [];
      return among([...inIt.map((unit) => ({ id: unit.unit_id, name: unit.name })), ...desk]);
    }
    case 'body_unit_id': return unitsBelow(null, 'mediation_body');
    case 'lead_unit_id': case 'proposed_unit_id': case 'about_unit_id': case 'support_unit_ids': return unitsBelow();
    case 'handler_id': return peopleOf(matter.line.lead_unit_id);
    case 'about_person_id': return peopleOf(matter.about_unit_id ?? matter.line.lead_unit_id);
    case 'post_id': return peopleOf(null, 'post');
    case 'card_id':
      return among(openCards(journal).map((card) => ({
        id: card.card_id, name: valueWord(card.level), more: names[card.unit_id] ?? '',
      })));
    case 'request_id': return among(requests(journal));
    case 'main_id': case 'related': return similar(matter);
    case 'category': return categories;
    default: return regionsBelow();
  }
}

/// What a form begins with beside emptiness: what the matter already says. There at once, so that
/// nobody can send the form before it.
export function beginning(form: string, matter: Matter, journal: Entry[]): {
  values: Record<string, unknown>; names: Record<string, string>;
} {
  const names = unitNames(matter);
  const values: Record<string, unknown> = {};
  if (form === 'acceptance' && matter.line.category) {
    values.category = matter.line.category;
    values.priority = matter.line.priority;
    values.first_petition = matter.first_petition;
    values.confidential = matter.line.confidential;
    if (matter.about_unit_id) values.about_unit_id = matter.about_unit_id;
  }
  const cards = openCards(journal);
  if ((form === 'card-answer' || form === 'card-lift') && cards.length === 1) {
    values.card_id = cards[0]!.card_id;
    names[cards[0]!.card_id] = valueWord(cards[0]!.level);
  }
  const open = requests(journal);
  if (form === 'reveal-decisions' && open.length === 1) {
    values.request_id = open[0]!.id;
    names[open[0]!.id] = open[0]!.name;
  }
  if (form === 'cards' && matter.line.lead_unit_id) values.unit_id = matter.line.lead_unit_id;
  if (form === 'emergency') values.called_at = new Date().toISOString();
  return { values, names };
}
