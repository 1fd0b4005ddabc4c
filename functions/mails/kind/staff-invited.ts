import { hasAccess } from "@zapisy/core/staff/rules";
import { needsTeam } from "@zapisy/core/team/rules";
import { paragraph } from "@zapisy/mail";
import { loadMail, type MailMessages } from "@zapisy/words/mail";
import type { StaffMail } from "../mail.ts";
import { staffLetter, workFacts, workRows, type WorkFacts } from "../staff.ts";

/**
 * Somebody gave a person access, gave it back, or wrote down another address. What a program did and one's own change is
 * nobody's news.
 */
export const staffInvited: StaffMail<
  /** `needsTeam`: the role shows only events in whose team one is. `outside`: the role, of an account that opens something else than events. */
  WorkFacts & { needsTeam: boolean; outside?: keyof MailMessages["opens"] }
> = {
  whose: "staff",
  trigger: {
    entity: "staff",
    follows({ before, after }) {
      const { staffId, email, locale, version, changedBy, updatedAt } = after;
      const isOthers = changedBy.startsWith("staff:") && changedBy !== `staff:${staffId}`;
      const hadAccess = before && hasAccess(before, updatedAt);
      if (!hasAccess(after, updatedAt) || !isOthers || (hadAccess && before.email === email)) return [];
      return [{ cause: [staffId, `v${version}`], to: email, locale, staffId, facts: { by: changedBy } }];
    },
  },
  async facts(deps, message) {
    const work = await workFacts(deps, message);
    if (!work) return undefined;
    const { role } = work.person;
    const { opens } = await loadMail(message.locale);
    const outside = role in opens ? (role as keyof typeof opens) : undefined;
    return { facts: { ...work.facts, needsTeam: needsTeam(role), outside } };
  },
  letter: (facts, words) =>
    staffLetter("staff.invited", facts, words, {
      about: (account) => workRows(facts, words, account, words.label.accessBy),
      last: [
        ...(facts.needsTeam ? [paragraph(words.needsTeam)] : []),
        ...(facts.outside ? [paragraph(words.opens[facts.outside])] : []),
        {
          type: "action",
          copyHint: words.copyLink,
          label: words.action.entrance,
          url: facts.links.open,
        },
      ],
    }),
};
