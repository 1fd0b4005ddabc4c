import { openLeft, signUpEnds } from "@zapisy/core/event/rules";
import { isWanted, type Planned } from "@zapisy/core/reminder";
import { toActor } from "@zapisy/core/staff";
import { paragraph } from "@zapisy/mail";
import { formatWallTime } from "@zapisy/words";
import type { AccountMail, AccountSubject } from "../mail.ts";
import { freePlacesOf, outsideFacts, outsideLetter, type OutsideFacts, type Standing } from "../outside.ts";
import type { Deps } from "../../deps.ts";

interface EndingFacts extends OutsideFacts {
  /** Until when one can sign up, in words. */
  until: string;
  /** Of a partner: places of its own that nobody has, and from when on they are everybody's, where that is before. */
  own?: { free: number; until?: string };
  /** To whoever refers people: how many places are free; absent: there is no limit. */
  free?: number;
}

/**
 * To the accounts of institutions, so long before sign-up ends: to a partner which places of its own are still free, to whoever refers people that
 * somebody can still come. Nothing where nothing is free when it leaves.
 */
export const recruitmentEnding: AccountMail<EndingFacts> = {
  whose: "account",
  outside: true,
  supersedable: true,
  async facts(deps, subject) {
    const { message, event } = subject;
    const { reminder, day = "" } = message.facts ?? {};
    if (!isWanted(event, { key: reminder as Planned["key"], day }, deps.clock())) return undefined;
    const found = await outsideFacts(deps, "recruitment.ending", subject);
    if (!found) return undefined;
    const own = freePlacesOf(found.partner);
    const free = found.partner ? own : await freeTo(deps, subject, found);
    if (free === 0) return undefined;
    const { groupsUntil } = event.recruitment;
    const isBefore = reminder === "closing_groups" && groupsUntil !== undefined;
    const { locale } = message;
    return {
      facts: {
        ...found.facts,
        until: formatWallTime(locale, signUpEnds(event)),
        ...(found.partner
          ? { own: { free: own, until: isBefore ? formatWallTime(locale, groupsUntil) : undefined } }
          : { free }),
      },
    };
  },
  letter({ until, own, free, ...facts }, words) {
    const { label, action, partner } = words;
    return outsideLetter("recruitment.ending", facts, words, {
      about: [
        [label.closes, until],
        own && [label.freePlaces, String(own.free)],
        free !== undefined && [label.freeSeats, String(free)],
      ],
      after: own && [paragraph(partner.thenEverybodys(own.until))],
      action: own ? action.partnerEvent : action.referrals,
    });
  },
};

/** How many places are free for whom an institution refers: those that are nobody's, and those of the group that is its own; undefined: no limit. */
async function freeTo(
  deps: Deps,
  { account, event }: AccountSubject,
  { theirs }: Pick<Standing, "theirs">,
): Promise<number | undefined> {
  const ctx = deps.context(toActor(account), "mail-queue");
  const { seats } = await deps.services.event.toPublicView(ctx, event);
  return openLeft(seats, event, theirs) ?? undefined;
}
