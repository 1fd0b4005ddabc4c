import { leavesAddress } from "@zapisy/core/registration/rules";
import { missedMail } from "@zapisy/core/undelivered/rules";
import type { MailKind } from "@zapisy/words/mail";
import type { Deps } from "../../deps.ts";
import type { ParticipantMail, Subject } from "../mail.ts";
import {
  standingFacts,
  standingLetter,
  type StandingFacts,
  isOther,
  ofRegistration,
} from "../participant.ts";

/** This one tells of a change of address to whoever is there, and nobody misses it. */
const TO_ANOTHER: MailKind = "registration.address_left";

/** Choices are others now, or the mail goes elsewhere; where mail did not arrive before, this brings all that it was to say. */
export const registrationChanged: ParticipantMail<
  /** `missed`: mail did not arrive at the address that they had before. */
  StandingFacts & { missed?: boolean }
> = {
  whose: "participant",
  trigger: ofRegistration(isOther),
  async facts(deps, subject) {
    const { facts, told } = await standingFacts(deps, subject);
    return { told, facts: { ...facts, missed: await hasMissed(deps, subject) } };
  },
  letter: ({ missed, ...facts }, words) =>
    standingLetter(
      "registration.changed",
      facts,
      words,
      missed ? { heading: words.sentAgain.heading, opening: words.sentAgain.lead } : {},
    ),
};

async function hasMissed(deps: Deps, { registration }: Subject): Promise<boolean> {
  const mails = await deps.stores.messages.listByOwner(registration.registrationId);
  const missed = missedMail(
    registration,
    mails.filter(({ kind }) => kind !== TO_ANOTHER),
  );
  return missed !== undefined && leavesAddress({ email: missed.to }, registration);
}
