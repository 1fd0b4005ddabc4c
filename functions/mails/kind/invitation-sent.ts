import { invitedMail } from "../invitation.ts";

/** Somebody is invited, or anew after their invitation was withdrawn. */
export const invitationSent = invitedMail("invitation.sent");
