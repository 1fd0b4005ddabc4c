import { isAllowed } from "@zapisy/core/access/rules";
import { canReadEvent } from "@zapisy/core/event/rules";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import { hasAccess, toActor } from "@zapisy/core/staff";
import { teamChanges, toldOfTeam } from "@zapisy/core/team/rules";
import { whenInWords } from "../../document/event-words.ts";
import { content, subjectOf } from "../letter.ts";
import type { NewMail, StaffMail } from "../mail.ts";
import { staffLetter, workFacts, workRows, type WorkFacts } from "../staff.ts";

/** Somebody came into the team of an event. Work goes on when it is over: its documentation is put together then. */
export const teamJoined: StaffMail<
  WorkFacts & { event: { title: string; dates: string; contentLocale?: Locale } }
> = {
  whose: "staff",
  trigger: {
    entity: "event",
    async follows({ before, after }, { staff }) {
      const { eventId, version, changedBy, updatedAt } = after;
      const mails: NewMail[] = [];
      for (const staffId of toldOfTeam(teamChanges(before, after).joined, changedBy)) {
        const person = await staff.find(staffId);
        if (!person || !hasAccess(person, updatedAt)) continue;
        const { email: to, locale } = person;
        const cause = [eventId, staffId, `v${version}`];
        mails.push({ cause, to, locale, staffId, eventId, facts: { by: changedBy } });
      }
      return mails;
    },
  },
  async facts(deps, message) {
    const { eventId, locale } = message;
    const work = await workFacts(deps, message);
    const event = eventId && (await deps.stores.events.findHead(eventId));
    // Taken out of the team before the mail went.
    if (!work || !event || !event.teamIds.includes(work.person.staffId)) return undefined;
    const actor = toActor(work.person);
    const isWhole = canReadEvent(actor, event);
    if (!isWhole && !isAllowed(actor, "own_event.read", event)) return undefined;
    const { text: title, locale: contentLocale } = inLocale(event.title, locale);
    const { entrance } = work.facts.links;
    return {
      facts: {
        ...work.facts,
        links: { entrance, open: `${entrance}/${isWhole ? "events" : "sessions"}/${eventId}` },
        event: { title, contentLocale, dates: whenInWords(event, locale) },
      },
    };
  },
  letter(facts, words) {
    const { label, kind, action, copyLink } = words;
    const { event, locale } = facts;
    return staffLetter("team.joined", facts, words, {
      subject: subjectOf(words, kind["team.joined"].heading, event.title),
      about: (account) => [
        [label.event, content(event, locale, event.title)],
        [label.dates, event.dates],
        ...workRows(facts, words, account, label.addedBy),
      ],
      last: [{ type: "action", copyHint: copyLink, label: action.staffEvent, url: facts.links.open }],
    });
  },
};
