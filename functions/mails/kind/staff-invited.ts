import { needsTeam } from "@zapisy/core/team/rules";
import { paragraph } from "@zapisy/mail";
import type { StaffMail } from "../mail.ts";
import { staffLetter, workFacts, workRows, type WorkFacts } from "../staff.ts";

/**
 * Somebody gave a person access, gave it back, or wrote down another address. What a program did and one's own change is
 * nobody's news.
 */
export const staffInvited: StaffMail<
  /** `needsTeam`: the role shows only events in whose team one is. */
  WorkFacts & { needsTeam: boolean }
> = {
  whose: "staff",
  trigger: {
    entity: "staff",
    follows({ before, after: { staffId, active, email, locale, version, changedBy } }) {
      const isOthers = changedBy.startsWith("staff:") && changedBy !== `staff:${staffId}`;
      if (!active || !isOthers || (before?.active && before.email === email)) return [];
      return [{ cause: [staffId, `v${version}`], to: email, locale, staffId, facts: { by: changedBy } }];
    },
  },
  async facts(deps, message) {
    const work = await workFacts(deps, message);
    return work && { facts: { ...work.facts, needsTeam: needsTeam(work.person.role) } };
  },
  letter: (facts, words) =>
    staffLetter("staff.invited", facts, words, {
      about: (account) => workRows(facts, words, account, words.label.accessBy),
      last: [
        ...(facts.needsTeam ? [paragraph(words.needsTeam)] : []),
        {
          type: "action",
          copyHint: words.copyLink,
          label: words.action.entrance,
          url: facts.links.open,
        },
      ],
    }),
};
