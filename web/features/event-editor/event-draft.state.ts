import type { StaffEventView } from "@zapisy/core/event/answer";
import { inconsistencies } from "@zapisy/core/event/rules";
import type { Event, EventInput } from "@zapisy/core/event/schema";
import { EventInputSchema } from "@zapisy/core/event/schema";
import { keptSettings } from "@zapisy/core/form/rules";
import { fieldsOf } from "@zapisy/core/shared/field";
import type { LocalizedText } from "@zapisy/core/shared/localized-text";
import * as v from "valibot";
import type { ApiIssue } from "../../data/client.ts";
import { toIssues } from "../../forms/issues.state.ts";

/** The part of an event that staff write, out of everything that the server says about it. */
export function toInput(view: StaffEventView): EventInput {
  return fieldsOf(EventInputSchema, view);
}

/** What an editor holds, checked as the server will check it. */
export type Checked =
  | { valid: true; input: EventInput; issues: [] }
  | { valid: false; input: undefined; issues: ApiIssue[] };

/** Checks a draft as the server will, by what people may hold already: fields left empty count as left out. */
export function checkDraft(draft: EventInput, before?: Pick<Event, "choiceGroups" | "retired">): Checked {
  const result = v.safeParse(EventInputSchema, withoutEmpty(draft));
  if (!result.success) return { valid: false, input: undefined, issues: toIssues(result.issues) };
  const issues = inconsistencies(result.output, before);
  if (issues.length > 0) return { valid: false, input: undefined, issues };
  return { valid: true, input: result.output, issues: [] };
}

/** A draft without the optional texts that were begun and emptied again. */
export function withoutEmpty(draft: EventInput): EventInput {
  const { summary, description, audience, topic, cost, rules, informationClause, followUp } = draft;
  const texts = { summary, description, audience, topic, cost, rules, informationClause, followUp };
  return {
    ...draft,
    ...mapValues(texts, keptText),
    surveyUrl: draft.surveyUrl?.trim() || undefined,
    place: {
      ...draft.place,
      onlineUrl: draft.place.onlineUrl?.trim() || undefined,
      country: draft.place.country || undefined,
      accessibility: keptText(draft.place.accessibility),
    },
    recruitment: {
      ...draft.recruitment,
      opens: draft.recruitment.opens || undefined,
      closes: draft.recruitment.closes || undefined,
      changesUntil: draft.recruitment.changesUntil || undefined,
      exchangesUntil: draft.recruitment.exchangesUntil || undefined,
    },
    contact: {
      ...draft.contact,
      email: draft.contact.email?.trim() || undefined,
      phone: draft.contact.phone?.trim() || undefined,
    },
    choiceGroups: draft.choiceGroups.map((group) => ({
      ...group,
      options: group.options.map((option) => ({ ...option, description: keptText(option.description) })),
    })),
    form: {
      ...draft.form,
      ...keptSettings(draft.form),
      questions: draft.form.questions.map((question) => ({ ...question, help: keptText(question.help) })),
    },
    agenda: draft.agenda.map((item) => ({
      ...item,
      description: keptText(item.description),
      accessibility: keptText(item.accessibility),
      day: item.day || undefined,
      from: item.from || undefined,
      to: item.to || undefined,
      country: item.country || undefined,
      partners: keptLines(item.partners),
      leaders: keptLines(item.leaders),
      parts: kept(item.parts?.filter(hasText)),
      speakers: kept(item.speakers?.filter(({ name, affiliation }) => name.trim() || affiliation?.trim())),
    })),
    dayNotes: draft.dayNotes.filter(({ note }) => hasText(note)),
  };
}

function mapValues<Key extends string, Value>(
  values: Record<Key, Value>,
  change: (value: Value) => Value,
): Record<Key, Value> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, change(value as Value)]),
  ) as Record<Key, Value>;
}

function hasText(text: LocalizedText): boolean {
  return Boolean(text.pl.trim() || text.en?.trim());
}

function keptText(text: LocalizedText | undefined): LocalizedText | undefined {
  return text && hasText(text) ? text : undefined;
}

function kept<T>(list: T[] | undefined): T[] | undefined {
  return list && list.length > 0 ? list : undefined;
}

function keptLines(lines: string[] | undefined): string[] | undefined {
  return kept(lines?.filter((line) => line.trim()));
}
