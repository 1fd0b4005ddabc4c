import { leftOut, suits, type CircularId } from "@zapisy/core/circular";
import { circularFacts, circularLetter, filesOf, type CircularFacts } from "../circular.ts";
import type { ParticipantMail } from "../mail.ts";

/**
 * What staff wrote, to one of many. It was stopped, or the person is not among those any more whom staff meant: then nothing is left to
 * say. Attendance and certificates are those of the moment at which it was queued.
 */
export const circularSent: ParticipantMail<CircularFacts> = {
  whose: "participant",
  written: true,
  toMany: true,
  supersedable: true,
  async facts(deps, subject, documents) {
    const { message, registration, event } = subject;
    const circularId = message.facts?.["circularId"] as CircularId | undefined;
    const circular = circularId && (await deps.stores.circulars.find(event.eventId, circularId));
    if (circular?.state !== "sending" || leftOut(registration)) return undefined;
    if (!suits(circular.recipients, event, registration)) return undefined;
    const facts = await circularFacts(deps, circular, subject);
    return { facts: { ...facts, files: await filesOf(documents, circular) } };
  },
  letter: circularLetter,
};
