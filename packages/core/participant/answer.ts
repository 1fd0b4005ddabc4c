import * as v from "valibot";
import { AuditEntryAnswer } from "../audit/answer.ts";
import { REGISTRATION_STATUSES } from "../registration/schema.ts";
import { count, Email, id, Instant, page, Text } from "../shared/answer.ts";
import { DaySchema as Day } from "../shared/field.ts";
import { MATCH_DOUBTS, MATCH_SIGNS } from "./matching.ts";
import { PARTICIPANT_STATES, SECTORS } from "./schema.ts";

/** A participant in a list. */
export const ListedParticipant = v.strictObject({
  participantId: id("ptc"),
  firstName: v.string(),
  lastName: v.string(),
  formerLastNames: v.array(v.string()),
  categories: v.array(v.string()),
  territory: v.array(v.string()),
  state: v.picklist(PARTICIPANT_STATES),
  startsOn: v.optional(Day),
  endsOn: v.optional(Day),
  /** On the day of entry; absent: that or the birth date is not known. */
  age: v.optional(count),
  /** Questions of the data at entry that are open. */
  missing: v.array(v.string()),
  /** Their term is over: since when nothing says who that was. */
  endedAt: v.optional(Instant),
});
export type ListedParticipant = v.InferOutput<typeof ListedParticipant>;

/** Participants of a project. */
export const ParticipantPage = page(ListedParticipant);

/** Somebody who may be the same person, and why. */
export const ParticipantMatch = v.strictObject({
  participant: v.strictObject({
    ...ListedParticipant.entries,
    email: v.optional(Email),
    phone: v.optional(v.string()),
  }),
  strength: v.picklist(["likely", "possible"]),
  signs: v.array(v.picklist(MATCH_SIGNS)),
  doubts: v.array(v.picklist(MATCH_DOUBTS)),
});
export type ParticipantMatch = v.InferOutput<typeof ParticipantMatch>;

/** A participant. */
export const ParticipantView = v.strictObject({
  ...ListedParticipant.entries,
  email: v.optional(Email),
  phone: v.optional(v.string()),
  sector: v.optional(v.picklist(SECTORS)),
  /** Question → answer of the day of entry. */
  entry: v.record(v.string(), v.string()),
  version: count,
  createdAt: Instant,
  updatedAt: Instant,
});
export type ParticipantView = v.InferOutput<typeof ParticipantView>;

/** A participant with their registrations, and what was done, the latest first. */
export const ParticipantDetail = v.strictObject({
  ...ParticipantView.entries,
  registrations: v.array(
    v.strictObject({
      registrationId: id("reg"),
      eventId: id("evt"),
      title: Text,
      firstName: v.string(),
      lastName: v.string(),
      status: v.picklist(REGISTRATION_STATUSES),
    }),
  ),
  /** Who may be the same person. */
  alike: v.array(ParticipantMatch),
  /** Who is alike, and was said to be somebody else. */
  apart: v.array(ParticipantMatch),
  /** Whom it took in itself, each of whom can be set free again. */
  merged: v.array(v.strictObject({ ...ListedParticipant.entries, version: count })),
  history: v.array(AuditEntryAnswer),
  may: v.strictObject({ edit: v.boolean() }),
});
export type ParticipantDetail = v.InferOutput<typeof ParticipantDetail>;

/** Registrations at events of a project that are likely to be one person's, and nobody's yet. */
export const ParticipantProposal = v.strictObject({
  firstName: v.string(),
  lastName: v.string(),
  email: v.optional(Email),
  phone: v.optional(v.string()),
  institution: v.optional(v.string()),
  registrations: v.array(
    v.strictObject({
      registrationId: id("reg"),
      eventId: id("evt"),
      title: Text,
      /** First day on which they were there. */
      firstOn: v.optional(Day),
    }),
  ),
  /** Day of the first support. */
  startsOn: v.optional(Day),
  /** Who they may be, the likeliest first. */
  matches: v.array(ParticipantMatch),
  /** Another of the same name stands in the list who may be the same. */
  hasNamesake: v.boolean(),
  /** What is proposed; absent: that is for staff to say. */
  proposed: v.optional(v.picklist(["new", "link"])),
});
export type ParticipantProposal = v.InferOutput<typeof ParticipantProposal>;

/** What is proposed of the events that were read so far, from a cursor on. */
export const ParticipantProposals = page(ParticipantProposal);
export type ParticipantProposals = v.InferOutput<typeof ParticipantProposals>;

/** What came of each that was accepted, in the same order. */
export const ParticipantAcceptance = v.strictObject({
  items: v.array(
    v.strictObject({
      outcome: v.picklist([
        "added",
        "linked",
        // The registration is somebody's already, who is named.
        "known",
        // There is somebody alike whom staff have not been shown yet.
        "alike",
        // No registration of the project's events.
        "missing",
        // Somebody changed the participant at the same moment.
        "conflict",
      ]),
      participantId: v.optional(id("ptc")),
      matches: v.optional(v.array(ParticipantMatch)),
    }),
  ),
});
export type ParticipantAcceptance = v.InferOutput<typeof ParticipantAcceptance>;
