import { derivedId } from "../shared/id.ts";
import { keyedHash, linkSecret, shortHash, type SecretKey } from "../shared/secret.ts";
import { normaliseEmail } from "../shared/text.ts";
import type { Invitation, InvitationId } from "./schema.ts";

type Linked = Pick<Invitation, "eventId" | "invitationId" | "linkVersion">;

/** The id of the invitation of an address to an event: the same list twice is the same invitations. */
export function invitationIdOf(key: SecretKey, eventId: string, email: string): InvitationId {
  return derivedId("inv", keyedHash(key, `invitation\u0000${eventId}\u0000${normaliseEmail(email)}`));
}

/** What the link of an invitation carries: computed, so that no table holds it. */
export function tokenOfInvitation(key: SecretKey, { eventId, invitationId, linkVersion }: Linked): string {
  const ids = eventId.slice("evt_".length) + invitationId.slice("inv_".length);
  return ids + linkSecret(key, invitationId, linkVersion);
}

/** What the table keeps of that. */
export function invitationHash(
  key: SecretKey,
  { invitationId, linkVersion }: Omit<Linked, "eventId">,
): string {
  return shortHash(linkSecret(key, invitationId, linkVersion));
}

/** The kind of an invitation's latest mail, and what tells it from every other of its kind. */
export function invitationMail({
  invitationId,
  linkVersion,
  reminded,
}: Pick<Invitation, "invitationId" | "linkVersion" | "reminded">) {
  return reminded > 0
    ? ({ kind: "invitation.reminder", cause: [invitationId, `r${reminded}`, `v${linkVersion}`] } as const)
    : ({ kind: "invitation.sent", cause: [invitationId, `v${linkVersion}`] } as const);
}
