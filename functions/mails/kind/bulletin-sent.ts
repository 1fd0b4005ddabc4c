import type { BulletinId } from "@zapisy/core/bulletin";
import { canAdvertise } from "@zapisy/core/bulletin";
import { isForThem } from "@zapisy/core/subscription";
import { bulletinFacts, bulletinLetter, type BulletinFacts } from "../bulletin.ts";
import type { SubscriberMail } from "../mail.ts";

/**
 * News of an event, to one of many who want such. It was stopped, the event is not for everybody any more, or its reader does not want
 * it any more: then nothing is left to say.
 */
export const bulletinSent: SubscriberMail<BulletinFacts> = {
  whose: "subscriber",
  written: true,
  toMany: true,
  supersedable: true,
  async facts(deps, { message, subscription, event }) {
    const bulletinId = message.facts?.["bulletinId"] as BulletinId | undefined;
    const bulletin = bulletinId && event && (await deps.stores.bulletins.find(event.eventId, bulletinId));
    if (!event || bulletin?.state !== "sending" || !canAdvertise(event, deps.clock())) return undefined;
    if (!isForThem(subscription, event.kind, bulletin.counties)) return undefined;
    const { subscriptionId } = subscription;
    return { facts: await bulletinFacts(deps, bulletin, event, { subscriptionId, locale: message.locale }) };
  },
  letter: bulletinLetter,
};
