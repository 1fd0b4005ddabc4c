import * as v from "valibot";
import { Attachments } from "../attachment/answer.ts";
import { Retired } from "../event/answer.ts";
import { KEPT_FIELDS } from "../form/schema.ts";
import { count, Email, id, Instant, page, Text } from "../shared/answer.ts";
import { DaySchema as Day } from "../shared/field.ts";
import { ENTERS } from "./lifecycle.ts";
import { ACCESS_NEEDS, CONSENT_KINDS, DIETS, REGISTRATION_STATUSES, WAIT_LIMITS } from "./schema.ts";

/** What a person needs so that they can take part. */
export const Needs = v.strictObject({
  diet: v.optional(v.picklist(DIETS)),
  access: v.optional(v.array(v.picklist(ACCESS_NEEDS))),
  note: v.optional(v.string()),
});

/** Which limits were met as somebody came to the reserve list; empty: none, or they stand on none. */
export const WaitLimits = v.array(
  v.strictObject({
    by: v.picklist(WAIT_LIMITS),
    /** The id of the option or group that it is of. */
    of: v.optional(v.string()),
  }),
);

const otherDate = v.optional(v.strictObject({ eventId: id("evt"), registrationId: id("reg"), title: Text }));

/** A registration as staff see it in the list and the side sheet. */
export const StaffRegistrationView = v.strictObject({
  registrationId: id("reg"),
  status: v.picklist(REGISTRATION_STATUSES),
  firstName: v.string(),
  lastName: v.string(),
  ...KEPT_FIELDS,
  email: v.optional(Email),
  choices: v.record(v.string(), v.string()),
  /** Group → options that they take as well, the dearest first; absent: none, or they have a seat. */
  alternatives: v.optional(v.record(v.string(), v.array(v.string()))),
  answers: v.record(v.string(), v.string()),
  /** Question → the file whose name the answer is. */
  attachments: v.optional(Attachments),
  /** The version of the event's form under which the answers were given, but for those that are `reworded`; absent: the first. */
  formVersion: v.optional(count),
  /** What was answered and reads otherwise now, as it read then. */
  reworded: Retired.entries.questions,
  /** Criteria of the event, as they are now, that are not met or not known to be, by their ids; absent: all are met. */
  unmet: v.optional(v.array(v.string())),
  /** What is asked of those who have a place and they have not filled in, by the paths of its fields; absent: nothing. */
  unanswered: v.optional(v.array(v.string())),
  consents: v.object({
    rules: v.optional(v.boolean()),
    image: v.boolean(),
    newsletter: v.boolean(),
    needs: v.boolean(),
    log: v.optional(
      v.array(
        v.strictObject({
          consent: v.picklist(CONSENT_KINDS),
          given: v.boolean(),
          at: Instant,
          by: v.picklist(["online", "staff"]),
          wording: v.optional(v.string()),
          locale: v.optional(v.picklist(["pl", "en"])),
        }),
      ),
    ),
    givenAt: v.optional(Instant),
    textVersion: v.optional(v.string()),
  }),
  locale: v.picklist(["pl", "en"]),
  queuedAt: Instant,
  statusReason: v.optional(v.string()),
  heldUntil: v.optional(Instant),
  /** Until when a seat from the reserve list is, or was, offered. */
  offeredUntil: v.optional(Instant),
  version: count,
  createdAt: Instant,
  updatedAt: Instant,
  needs: v.optional(Needs),
  /** Place on the reserve list, 1 = next. */
  reservePosition: v.optional(count),
  waitLimits: WaitLimits,
  /** Of which group of the event they have a place, or wait for one; absent: of none. */
  group: v.optional(v.string()),
  room: v.optional(v.string()),
  eventId: id("evt"),
  source: v.picklist(["online", "staff"]),
  /** They wait for places of all who came with them at once. */
  waitsTogether: v.optional(v.literal(true)),
  leftAt: v.optional(Instant),
  /** The day on which the needs are erased. */
  needsUntil: v.optional(Day),
  pastLimit: v.optional(v.array(v.string())),
  /** By which code they came, and whether it gave them a seat of its own. */
  accessCode: v.optional(v.strictObject({ code: v.string(), ownSeat: v.optional(v.literal(true)) })),
  namesakes: v.optional(v.strictObject({ registrationIds: v.array(id("reg")), reason: v.string() })),
  /** By which file they came, and whether they were not mailed then. */
  imported: v.optional(v.strictObject({ importId: id("imp"), untold: v.optional(v.literal(true)) })),
  /** With which delegation of their institution they came. */
  delegationId: v.optional(id("del")),
  /** Which institution referred them; absent also for who may not know. */
  referredBy: v.optional(
    v.strictObject({ institutionId: id("ins"), name: v.string(), town: v.optional(v.string()) }),
  ),
  /** To which other date they went from the reserve list, and from whose they came. */
  movedTo: otherDate,
  movedFrom: otherDate,
  /** Who has the place now that was theirs. */
  handedTo: v.optional(id("reg")),
  /** When the person's data were erased: a name that is still there is evidence. */
  erasedAt: v.optional(Instant),
  /** Whose place theirs was before, who passed it on, and how often that was done until then. */
  takenOver: v.optional(
    v.strictObject({
      from: id("reg"),
      by: v.picklist(["participant", "contact"]),
      times: count,
      declared: v.string(),
    }),
  ),
});
export type StaffRegistrationView = v.InferOutput<typeof StaffRegistrationView>;

/** People of an event. */
export const RegistrationPage = page(StaffRegistrationView);

const outcomes = {
  outcome: v.picklist(Object.values(ENTERS)),
  /** Which limits were met, of those who come to the reserve list. */
  limits: v.optional(WaitLimits),
  group: v.optional(v.string()),
  /** Place on the reserve list, of those who come to it. */
  position: v.optional(count),
};

/**
 * What somebody who signed up has, at an event that asks for no confirmation of the address: what it came to, and the
 * secret of the personal link.
 */
export const TakenSignUp = v.strictObject({
  ...outcomes,
  registrationId: id("reg"),
  token: v.string(),
  /** Differs from what was asked when a full option was replaced with consent. */
  choices: v.record(v.string(), v.string()),
});
export type TakenSignUp = v.InferOutput<typeof TakenSignUp>;

/**
 * What everybody is told who signs up at an event that asks for it, also who is registered already. What came of it
 * stands in the mail, and a seat that there was is held until then.
 */
export const MailedSignUp = v.strictObject({ outcome: v.literal("mailed"), until: Instant });
export type MailedSignUp = v.InferOutput<typeof MailedSignUp>;

/** What a sign-up came to. */
export const SignUpAnswer = v.union([TakenSignUp, MailedSignUp]);
export type SignUpAnswer = v.InferOutput<typeof SignUpAnswer>;

/** Somebody who is registered already, enough to tell who it is. */
const Known = v.strictObject({
  registrationId: id("reg"),
  firstName: v.string(),
  lastName: v.string(),
  status: v.picklist(REGISTRATION_STATUSES),
  institution: v.optional(v.string()),
  createdAt: Instant,
});

const RefusedField = v.strictObject({
  path: v.string(),
  code: v.string(),
  limit: v.optional(v.union([v.number(), v.string()])),
  character: v.optional(v.string()),
  words: v.optional(Text),
});

/**
 * What there is to say of a row of a file before its person is entered: `ready`, registered already, or refused. The same
 * after it: what it came to instead of `ready`.
 */
export const FileRow = v.strictObject({
  row: count,
  outcome: v.picklist(["ready", "known", "refused", ...Object.values(ENTERS)]),
  position: outcomes.position,
  /** Who is meant, where they are there already. */
  known: v.optional(v.array(Known)),
  issues: v.optional(v.array(RefusedField)),
  /** What the event says of who does not meet its criteria: they are entered with a reason alone. */
  unmet: v.optional(Text),
});
export type FileRow = v.InferOutput<typeof FileRow>;

/** What a person's entry by hand came to. */
export const EnteredAnswer = v.strictObject({ ...outcomes, registration: StaffRegistrationView });
export type EnteredAnswer = v.InferOutput<typeof EnteredAnswer>;

const counts = v.record(v.string(), count);

/** What the overview of an event counts: participants (confirmed) by several marks. */
export const RegistrationCounts = v.strictObject({
  byStatus: v.strictObject(v.entriesFromList(REGISTRATION_STATUSES, count)),
  /** TERYT code → confirmed people; `""`: not given. */
  byCounty: counts,
  byInstitutionType: counts,
  byFormOfAddress: counts,
  byOption: counts,
  /** Sums of needs of confirmed people, without names. */
  byDiet: counts,
  byAccessNeed: counts,
  /** Question → people who answered it, whatever became of them. */
  answered: counts,
  /** People who have a place and have not filled in what is asked of those who do. */
  unanswered: count,
  /** People who count and do not meet a criterion of the event, or have not said. */
  unmet: count,
  /** People who are told of changes by mail, by what decides which: those who count and have an address. */
  addressees: v.array(v.strictObject({ options: v.array(v.string()), hasPlace: v.boolean(), count })),
  /** Stops of the itinerary, distinct hosts and distinct towns. */
  programme: v.strictObject({ stops: count, hosts: count, towns: count }),
  /**
   * Institutions with as many people as they may have, or more, the fullest first, and those whose people wait for a place of theirs; absent
   * where there is no such limit.
   */
  institutions: v.optional(
    v.array(
      v.strictObject({
        name: v.string(),
        town: v.optional(v.string()),
        taken: count,
        waiting: count,
        limit: count,
        /** In which option; absent: at the event. */
        optionId: v.optional(v.string()),
      }),
    ),
  ),
  /** Sign-ups and changes that a limit refused in the last days; absent: none. */
  refusals: v.optional(v.strictObject({ count, lastAt: Instant })),
});
export type RegistrationCounts = v.InferOutput<typeof RegistrationCounts>;
