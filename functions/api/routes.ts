import type { Route } from "./route.ts";
import { invitationRoutes } from "./routes/invitation.ts";
import { accessCodeRoutes } from "./routes/access-code.ts";
import { accessibilityStatementRoutes } from "./routes/accessibility-statement.ts";
import { peopleImportRoutes } from "./routes/people-import.ts";
import { attachmentRoutes } from "./routes/attachment.ts";
import { attendanceRoutes } from "./routes/attendance.ts";
import { bulletinRoutes } from "./routes/bulletin.ts";
import { certificateRoutes } from "./routes/certificate.ts";
import { checkInRoutes } from "./routes/check-in.ts";
import { circularRoutes } from "./routes/circular.ts";
import { delegationRoutes } from "./routes/delegation.ts";
import { discoveryRoutes } from "./routes/discovery.ts";
import { documentRoutes } from "./routes/document.ts";
import { erasureRoutes } from "./routes/erasure.ts";
import { eventRoutes } from "./routes/event.ts";
import { fileRoutes } from "./routes/file.ts";
import { institutionRoutes } from "./routes/institution.ts";
import { mailTextRoutes } from "./routes/mail-text.ts";
import { messageRoutes } from "./routes/message.ts";
import { paperRoutes } from "./routes/paper.ts";
import { participantRoutes } from "./routes/participant.ts";
import { partnerRoutes } from "./routes/partner.ts";
import { projectRoutes } from "./routes/project.ts";
import { referralRoutes } from "./routes/referral.ts";
import { registrationRoutes } from "./routes/registration.ts";
import { reminderRoutes } from "./routes/reminder.ts";
import { selectionRoutes } from "./routes/selection.ts";
import { settingsRoutes } from "./routes/settings.ts";
import { staffRoutes } from "./routes/staff.ts";
import { interestRoutes } from "./routes/interest.ts";
import { subscriptionRoutes } from "./routes/subscription.ts";
import { supportEntryRoutes } from "./routes/support-entry.ts";
import { supportRoutes } from "./routes/support.ts";
import { supportScheduleRoutes } from "./routes/support-schedule.ts";
import { teamRoutes } from "./routes/team.ts";
import { undeliveredRoutes } from "./routes/undelivered.ts";
import { worklistRoutes } from "./routes/worklist.ts";

const table = [
  ...eventRoutes,
  ...teamRoutes,
  ...accessCodeRoutes,
  ...peopleImportRoutes,
  ...invitationRoutes,
  ...circularRoutes,
  ...mailTextRoutes,
  ...bulletinRoutes,
  ...subscriptionRoutes,
  ...interestRoutes,
  ...registrationRoutes,
  ...messageRoutes,
  ...undeliveredRoutes,
  ...worklistRoutes,
  ...erasureRoutes,
  ...attachmentRoutes,
  ...reminderRoutes,
  ...selectionRoutes,
  ...delegationRoutes,
  ...referralRoutes,
  ...partnerRoutes,
  ...attendanceRoutes,
  ...documentRoutes,
  ...paperRoutes,
  ...fileRoutes,
  ...checkInRoutes,
  ...certificateRoutes,
  ...institutionRoutes,
  ...projectRoutes,
  ...supportRoutes,
  ...participantRoutes,
  ...supportScheduleRoutes,
  ...supportEntryRoutes,
  ...staffRoutes,
  ...settingsRoutes,
  ...accessibilityStatementRoutes,
  ...discoveryRoutes,
];

/** Every route of the API: what the application serves, the document describes and the tests go through. */
export const routes: readonly Route[] = table;
/** The routes with what each of them takes and gives. */
export type Routes = (typeof table)[number];
