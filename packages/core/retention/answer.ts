import * as v from "valibot";
import { count, id, Instant, page, Text } from "../shared/answer.ts";
import {
  HOLD_CAUSES,
  PERSON_HOLD_CAUSES,
  PROJECT_KINDS,
  RETENTION_KINDS,
  TERM_BASES,
  TERM_KINDS,
} from "./schema.ts";

const Day = v.pipe(v.string(), v.isoDate());
const Term = v.strictObject({ from: v.picklist(TERM_BASES), fromYearEnd: v.boolean(), months: count });
const ProjectTerm = v.strictObject({ ...Term.entries, from: v.picklist(["project", "last_payment"]) });

/** When something ends, and what came of it. */
const end = {
  /** The last day on which it is kept; absent: it is kept. */
  until: v.optional(Day),
  isOver: v.boolean(),
  /** People of whom something would be removed now; only where the term is over. */
  people: v.optional(count),
  /** People of whom something was removed by itself so far. */
  removed: count,
};

/** When data of a project's participants end. Of people there are at most so many: whoever is taken is judged by what is evidence then. */
const ProjectEnd = v.strictObject({ kind: v.picklist(PROJECT_KINDS), ...end });

/** Whether data end by themselves in the whole installation. */
export const RetentionSwitchView = v.strictObject({
  isOn: v.boolean(),
  /** 0: nobody ever said so. */
  version: count,
  changedAt: v.optional(Instant),
  changedBy: v.optional(v.string()),
});
export type RetentionSwitchView = v.InferOutput<typeof RetentionSwitchView>;

const RetainedProject = v.strictObject({
  projectId: id("prj"),
  title: Text,
  endsOn: Day,
  lastPaymentOn: v.optional(Day),
  /** Kinds that have a term. */
  kinds: v.array(v.picklist(TERM_KINDS)),
  /** Days that terms count from and nobody has said. */
  missing: v.array(v.picklist(TERM_BASES)),
  holds: count,
});

/** Projects with how far it is said when their data end. */
export const RetainedProjectPage = page(RetainedProject);
export type RetainedProjectPage = v.InferOutput<typeof RetainedProjectPage>;

/** That nothing is removed by itself. */
const HoldView = v.strictObject({
  holdId: id("hld"),
  /** Absent: the whole project. */
  event: v.optional(v.strictObject({ eventId: id("evt"), title: Text })),
  cause: v.picklist(HOLD_CAUSES),
  reason: v.string(),
  until: v.optional(Day),
  heldBy: v.optional(v.string()),
  heldAt: Instant,
});

/** How long the data of a project are kept, and what holds them up. */
export const ProjectRetentionView = v.strictObject({
  projectId: id("prj"),
  title: Text,
  endsOn: Day,
  lastPaymentOn: v.optional(Day),
  terms: v.strictObject({
    unsuccessful: v.optional(Term),
    contact: v.optional(Term),
    evidence: v.optional(Term),
    participants: v.optional(ProjectTerm),
  }),
  ends: v.array(ProjectEnd),
  missing: v.array(v.picklist(TERM_BASES)),
  holds: v.array(HoldView),
  /** 0: nothing was said yet, and everything is kept. */
  version: count,
  /** Whether data end by themselves in the whole installation. */
  isOn: v.boolean(),
});
export type ProjectRetentionView = v.InferOutput<typeof ProjectRetentionView>;

/** When the data of an event end. */
const EventEnds = v.strictObject({
  eventId: id("evt"),
  title: Text,
  isDraft: v.boolean(),
  /** Absent: it has no date, or a tentative one. */
  lastDay: v.optional(Day),
  isHeld: v.boolean(),
  ends: v.array(v.strictObject({ kind: v.picklist(RETENTION_KINDS), ...end })),
});

/** What of a project's events ends when, those of some events at a time. */
export const EventEndsPage = page(EventEnds);
export type EventEndsPage = v.InferOutput<typeof EventEndsPage>;

/** People of whom something would be removed. */
export const RetainedPeoplePage = page(
  v.strictObject({
    registrationId: id("reg"),
    firstName: v.string(),
    lastName: v.string(),
    /** Why the name stays all the same is decided with the removal, by the evidence that there is then. */
    until: v.optional(Day),
  }),
);
export type RetainedPeoplePage = v.InferOutput<typeof RetainedPeoplePage>;

/** Participants of a project of whom something would be removed, at most: whoever is taken is judged by what is evidence then. */
export const EndingParticipantsPage = page(
  v.strictObject({ participantId: id("ptc"), firstName: v.string(), lastName: v.string() }),
);
export type EndingParticipantsPage = v.InferOutput<typeof EndingParticipantsPage>;

/** Until when what is kept of a registration is kept, of its participant as well, and what holds it up. */
export const KeptRegistrations = v.strictObject({
  /** Whether data end by themselves in the whole installation. */
  isOn: v.boolean(),
  items: v.array(
    v.strictObject({
      registrationId: id("reg"),
      ends: v.array(
        v.strictObject({
          kind: v.picklist([...RETENTION_KINDS, ...PROJECT_KINDS]),
          /** The last day on which it is kept, unless something holds it up. */
          until: v.optional(Day),
          /** Why that is not known; it is kept. */
          unknown: v.optional(v.picklist(["no_terms", "no_event_day", "no_last_payment"])),
        }),
      ),
      /** What holds this person up. */
      hold: v.optional(
        v.strictObject({
          holdId: id("hld"),
          cause: v.picklist(PERSON_HOLD_CAUSES),
          reason: v.string(),
          until: v.optional(Day),
          heldBy: v.optional(v.string()),
          heldAt: Instant,
        }),
      ),
      /** What holds up the project, or the event. */
      others: v.array(
        v.strictObject({ cause: v.picklist(HOLD_CAUSES), reason: v.string(), until: v.optional(Day) }),
      ),
    }),
  ),
});
export type KeptRegistrations = v.InferOutput<typeof KeptRegistrations>;
