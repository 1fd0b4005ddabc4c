import { letterLocale, type CircularId } from "@zapisy/core/circular";
import type { EventId } from "@zapisy/core/event";
import type { RegistrationId } from "@zapisy/core/registration";
import { circularLetter, filesOf, sampleFacts, type CircularFacts } from "../circular.ts";
import type { StaffMail } from "../mail.ts";

/** A letter to many, sent to the one who writes it as somebody else would get it, but without what opens that one's registration. */
export const circularTest: StaffMail<CircularFacts> = {
  whose: "staff",
  urgent: true,
  trigger: {
    entity: "circular",
    async follows({ before, after }, { staff }) {
      const { tried, eventId, circularId } = after;
      if (!tried || before?.tried?.count === tried.count) return [];
      const { staffId, registrationId, locale, count } = tried;
      const member = await staff.find(staffId);
      if (!member) return [];
      return [
        {
          cause: [circularId, `t${count}`],
          to: member.email,
          locale: letterLocale(after, locale),
          staffId,
          eventId,
          facts: { circularId, registrationId },
        },
      ];
    },
  },
  async facts(deps, { eventId, facts = {}, locale, queuedAt }, documents) {
    const [circular, registration] = await Promise.all([
      deps.stores.circulars.find(eventId as EventId, facts["circularId"] as CircularId),
      deps.stores.registrations.find(facts["registrationId"] as RegistrationId),
    ]);
    const event = registration && (await deps.recent.event(registration.eventId, queuedAt));
    if (!circular || !event) return undefined;
    const sample = await sampleFacts(deps, circular, { registration, event, locale });
    return { facts: { ...sample, files: await filesOf(documents, circular) } };
  },
  letter: (facts, words) => circularLetter(facts, words, words.circularTest),
};
