import type { SupportEntryView, SupportOverlap } from "@zapisy/core/support-entry/answer";
import { createSignal } from "solid-js";
import { ApiError } from "../../data/client.ts";
import { fieldId } from "../../ui/field.tsx";
import { KEPT, OUTSIDER } from "./kept-draft.state.ts";

/** Somebody as a field offers them. */
export interface OfferedPerson {
  participantId: string;
  firstName: string;
  lastName: string;
  /** The year of birth, where it tells them apart. */
  born?: string;
}

const NAMES = [
  "participantId",
  "supportId",
  "day",
  "from",
  "to",
  "topic",
  "place",
  "mode",
  "staffId",
  "name",
  "overlapReason",
  "lateReason",
  "reason",
] as const;

type Name = (typeof NAMES)[number];

/** With what an entry overlaps goes by these. */
const SHARED: readonly Name[] = ["participantId", "day", "from", "to", "staffId", "name"];

/** What is being typed of an entry: texts, empty where nothing is. */
export type EntryDraft = ReturnType<typeof createEntryDraft>;

/** Begins a draft, of an entry that is there or of a new one. */
export function createEntryDraft(begin: Partial<Record<Name, string>>) {
  const fields = Object.fromEntries(NAMES.map((name) => [name, createSignal(begin[name] ?? "")])) as Record<
    Name,
    ReturnType<typeof createSignal<string>>
  >;
  const [overlaps, setOverlaps] = createSignal<readonly SupportOverlap[]>([]);
  const get = (name: Name) => fields[name][0]();
  return {
    get,
    set(name: Name, text: string): void {
      // Told of another time or other people it is no longer so, and asks for no reason.
      if (SHARED.includes(name) && text !== get(name)) setOverlaps([]);
      fields[name][1](text);
    },
    /** What the entry was said to overlap with. */
    overlaps,
    /** Shows what an entry was refused for, and asks why it stays; anything else that went wrong is thrown on. */
    showOverlaps(caught: unknown): void {
      if (!(caught instanceof ApiError) || caught.code !== "log.overlap") throw caught;
      setOverlaps(caught.problem.overlaps as SupportOverlap[]);
      queueMicrotask(() => document.getElementById(fieldId("overlap.reason"))?.focus());
    },
    /** What is sent of it. */
    input: () => ({
      participantId: get("participantId"),
      supportId: get("supportId"),
      day: get("day"),
      from: get("from"),
      to: get("to"),
      topic: get("topic"),
      place: get("place"),
      mode: get("mode"),
      counsellor:
        get("staffId") === OUTSIDER || get("staffId") === ""
          ? { name: get("name") }
          : { staffId: get("staffId") },
      overlap:
        overlaps().length > 0
          ? { entryIds: overlaps().map(({ entryId }) => entryId), reason: get("overlapReason") }
          : undefined,
    }),
    kept: (): Partial<Record<Name, string>> => Object.fromEntries(KEPT.map((name) => [name, get(name)])),
  };
}

/** An entry as its draft begins. */
export function draftOf(entry: SupportEntryView): Partial<Record<Name, string>> {
  const { counsellor, participant, overlapReason, ...fields } = entry;
  return {
    participantId: participant.participantId,
    supportId: fields.supportId,
    day: fields.day,
    from: fields.from,
    to: fields.to,
    topic: fields.topic,
    place: fields.place ?? "",
    mode: fields.mode,
    staffId: counsellor.staffId ?? OUTSIDER,
    name: counsellor.staffId ? "" : counsellor.name,
    overlapReason: overlapReason ?? "",
  };
}
