import { accessibilityStatementRoutes } from "./routes/accessibility-statement.ts";
import { attachmentRoutes } from "./routes/attachment.ts";
import { attendanceRoutes } from "./routes/attendance.ts";
import { certificateRoutes } from "./routes/certificate.ts";
import { checkInRoutes } from "./routes/check-in.ts";
import { delegationRoutes } from "./routes/delegation.ts";
import { discoveryRoutes } from "./routes/discovery.ts";
import { documentRoutes } from "./routes/document.ts";
import { eventRoutes } from "./routes/event.ts";
import { institutionRoutes } from "./routes/institution.ts";
import { interestRoutes } from "./routes/interest.ts";
import { invitationRoutes } from "./routes/invitation.ts";
import { ownCopyRoutes } from "./routes/own-copy.ts";
import { projectRoutes } from "./routes/project.ts";
import { registrationRoutes } from "./routes/registration.ts";
import { settingsRoutes } from "./routes/settings.ts";
import { subscriptionRoutes } from "./routes/subscription.ts";
import { supportScheduleRoutes } from "./routes/support-schedule.ts";

/** Routes of the nouns that anybody meets, and what staff do with these: there when the function starts. */
export const startRoutes = [
  ...eventRoutes,
  ...invitationRoutes,
  ...subscriptionRoutes,
  ...interestRoutes,
  ...registrationRoutes,
  ...ownCopyRoutes,
  ...attachmentRoutes,
  ...delegationRoutes,
  ...attendanceRoutes,
  ...documentRoutes,
  ...checkInRoutes,
  ...certificateRoutes,
  ...institutionRoutes,
  ...projectRoutes,
  ...supportScheduleRoutes,
  ...settingsRoutes,
  ...accessibilityStatementRoutes,
  ...discoveryRoutes,
];
