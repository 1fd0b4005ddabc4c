export { createInvitationService, type InvitationService } from "./service.ts";
export { createInvitationStore, type CountedInvitation, type InvitationStore } from "./store.ts";
export { invitationMail, tokenOfInvitation } from "./link.ts";
export type { Invitation, InvitationId } from "./schema.ts";
export { eraseInvitation } from "./erase.ts";
