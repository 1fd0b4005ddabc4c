import type { NewMessage } from "@zapisy/core/message";
import type { MailKind } from "@zapisy/words/mail";
import type { Deps } from "../deps.ts";
import { bulletinSent } from "./kind/bulletin-sent.ts";
import { certificateAnnulled } from "./kind/certificate-annulled.ts";
import { certificateIssued } from "./kind/certificate-issued.ts";
import { circularSent } from "./kind/circular-sent.ts";
import { circularTest } from "./kind/circular-test.ts";
import {
  contributorAfter,
  contributorBefore,
  contributorCancelled,
  contributorMoved,
} from "./kind/contributor.ts";
import { delegationContactChanged, delegationReceived } from "./kind/delegation.ts";
import { eventCancelled } from "./kind/event-cancelled.ts";
import { eventMoved } from "./kind/event-moved.ts";
import { interestConfirm } from "./kind/interest-confirm.ts";
import { interestTold } from "./kind/interest-told.ts";
import { invitationReminder } from "./kind/invitation-reminder.ts";
import { invitationSent } from "./kind/invitation-sent.ts";
import { registrationAddressLeft } from "./kind/registration-address-left.ts";
import { registrationChanged } from "./kind/registration-changed.ts";
import {
  registrationDelegated,
  registrationReferred,
  registrationTakenOver,
} from "./kind/registration-delegated.ts";
import { registrationHandedOver } from "./kind/registration-handed-over.ts";
import { registrationHeld } from "./kind/registration-held.ts";
import { registrationOfferLapsed } from "./kind/registration-offer-lapsed.ts";
import { registrationOffered } from "./kind/registration-offered.ts";
import { registrationLink } from "./kind/registration-link.ts";
import { registrationLinkRenewed } from "./kind/registration-link-renewed.ts";
import { statusMails } from "./kind/registration-status.ts";
import { registrationOfferEnding } from "./kind/registration-offer-ending.ts";
import { mailTextTest } from "./kind/mail-text-test.ts";
import { partnerCancelled, partnerMoved } from "./kind/partner-news.ts";
import { partnerPeople } from "./kind/partner-people.ts";
import { recruitmentEnding } from "./kind/recruitment-ending.ts";
import { recruitmentReopened } from "./kind/recruitment-reopened.ts";
import { reminderAnswers } from "./kind/reminder-answers.ts";
import { reminderBefore } from "./kind/reminder-before.ts";
import { reminderFollowUp } from "./kind/reminder-follow-up.ts";
import { reminderSurvey } from "./kind/reminder-survey.ts";
import { staffIdentityAdded } from "./kind/staff-identity-added.ts";
import { staffIdentityReset } from "./kind/staff-identity-reset.ts";
import { staffInvited } from "./kind/staff-invited.ts";
import { staffPasskeyAdded } from "./kind/staff-passkey-added.ts";
import { staffPasskeysReset } from "./kind/staff-passkeys-reset.ts";
import { staffSignInCode } from "./kind/staff-sign-in-code.ts";
import { staffSignInGuarded } from "./kind/staff-sign-in-guarded.ts";
import { subscriptionConfirm } from "./kind/subscription-confirm.ts";
import { teamJoined } from "./kind/team-joined.ts";
import type { Lane } from "./lane.ts";
import type { Mail, ChangedEntity, Changes, Trigger } from "./mail.ts";

/** Every kind of mail. A new one is a file, a line here, and its words. */
export const mails = {
  ...statusMails,
  "registration.delegated": registrationDelegated,
  "registration.referred": registrationReferred,
  "registration.taken_over": registrationTakenOver,
  "registration.handed_over": registrationHandedOver,
  "delegation.received": delegationReceived,
  "delegation.contact_changed": delegationContactChanged,
  "registration.held": registrationHeld,
  "registration.offered": registrationOffered,
  "registration.offer_ending": registrationOfferEnding,
  "registration.offer_lapsed": registrationOfferLapsed,
  "registration.changed": registrationChanged,
  "registration.link": registrationLink,
  "registration.link_renewed": registrationLinkRenewed,
  "registration.address_left": registrationAddressLeft,
  "invitation.sent": invitationSent,
  "invitation.reminder": invitationReminder,
  "interest.confirm": interestConfirm,
  "interest.told": interestTold,
  "circular.sent": circularSent,
  "circular.test": circularTest,
  "mail_text.test": mailTextTest,
  "subscription.confirm": subscriptionConfirm,
  "bulletin.sent": bulletinSent,
  "event.moved": eventMoved,
  "event.cancelled": eventCancelled,
  "reminder.before": reminderBefore,
  "reminder.answers": reminderAnswers,
  "reminder.follow_up": reminderFollowUp,
  "reminder.survey": reminderSurvey,
  "contributor.before": contributorBefore,
  "contributor.after": contributorAfter,
  "contributor.moved": contributorMoved,
  "contributor.cancelled": contributorCancelled,
  "partner.people": partnerPeople,
  "partner.moved": partnerMoved,
  "partner.cancelled": partnerCancelled,
  "recruitment.reopened": recruitmentReopened,
  "recruitment.ending": recruitmentEnding,
  "certificate.issued": certificateIssued,
  "certificate.annulled": certificateAnnulled,
  "staff.sign_in_code": staffSignInCode,
  "staff.sign_in_guarded": staffSignInGuarded,
  "staff.passkey_added": staffPasskeyAdded,
  "staff.passkeys_reset": staffPasskeysReset,
  "staff.identity_added": staffIdentityAdded,
  "staff.identity_reset": staffIdentityReset,
  "staff.invited": staffInvited,
  "team.joined": teamJoined,
} satisfies Record<MailKind, Mail>;

/** The kind of that name; undefined where a message is of a kind that is no more, or not yet. */
export function mailOf(kind: string): Mail | undefined {
  return Object.hasOwn(mails, kind) ? mails[kind as MailKind] : undefined;
}

/** Where a mail of that kind waits: neither a code nor a confirmation does behind the thousands of a moved event. */
export function laneOf(kind: string): Lane {
  const mail = mailOf(kind);
  if (mail?.urgent) return "urgent";
  return mail && ("audience" in mail || mail.toMany) ? "many" : "ordinary";
}

/** To whom mails go that somebody has to be told otherwise when they do not arrive. */
const READERS: readonly Mail["whose"][] = ["participant", "contact", "invited", "contributor", "account"];

/** Whether a mail of that kind is one that somebody of an event is to read, at the address that is theirs. */
export function isTheirs(kind: string): boolean {
  const mail = mailOf(kind);
  return mail !== undefined && READERS.includes(mail.whose);
}

/** The mails that follow from a change, each with its kind. The same change twice gives the same mails. */
export async function mailsThatFollow<Entity extends ChangedEntity>(
  entity: Entity,
  change: Changes[Entity],
  stores: Deps["stores"],
): Promise<Omit<NewMessage, "notBefore">[]> {
  const made = [];
  for (const [kind, mail] of Object.entries<Mail>(mails)) {
    if (!("trigger" in mail) || mail.trigger.entity !== entity) continue;
    const trigger = mail.trigger as Extract<Trigger, { entity: Entity }>;
    for (const one of await trigger.follows(change as never, stores)) made.push({ ...one, kind });
  }
  return made;
}
