import { accessCodeRoutes } from "./routes/access-code.ts";
import { bulletinRoutes } from "./routes/bulletin.ts";
import { circularRoutes } from "./routes/circular.ts";
import { contentNoteRoutes } from "./routes/content-note.ts";
import { erasureRoutes } from "./routes/erasure.ts";
import { exportProfileRoutes } from "./routes/export-profile.ts";
import { figureRoutes } from "./routes/figure.ts";
import { fileRoutes } from "./routes/file.ts";
import { indicatorRoutes } from "./routes/indicator.ts";
import { mailTextRoutes } from "./routes/mail-text.ts";
import { messageRoutes } from "./routes/message.ts";
import { ownEventRoutes } from "./routes/own-event.ts";
import { paperRoutes } from "./routes/paper.ts";
import { participantRoutes } from "./routes/participant.ts";
import { partnerRoutes } from "./routes/partner.ts";
import { peopleImportRoutes } from "./routes/people-import.ts";
import { personCopyRoutes } from "./routes/person-copy.ts";
import { referralRoutes } from "./routes/referral.ts";
import { reminderRoutes } from "./routes/reminder.ts";
import { retentionRoutes } from "./routes/retention.ts";
import { selectionRoutes } from "./routes/selection.ts";
import { snapshotRoutes } from "./routes/snapshot.ts";
import { staffRoutes } from "./routes/staff.ts";
import { supportRoutes } from "./routes/support.ts";
import { supportEntryRoutes } from "./routes/support-entry.ts";
import { teamRoutes } from "./routes/team.ts";
import { undeliveredRoutes } from "./routes/undelivered.ts";
import { worklistRoutes } from "./routes/worklist.ts";

/**
 * Routes of the nouns that only staff see, all of them under `/api/staff/`, where the application looks for them. The first of staff who asks for one loads them: whoever signs
 * up waits for none of them at a cold start (docs/performance.md).
 */
export const lateRoutes = [
  ...teamRoutes,
  ...accessCodeRoutes,
  ...peopleImportRoutes,
  ...circularRoutes,
  ...mailTextRoutes,
  ...bulletinRoutes,
  ...messageRoutes,
  ...undeliveredRoutes,
  ...worklistRoutes,
  ...ownEventRoutes,
  ...erasureRoutes,
  ...personCopyRoutes,
  ...retentionRoutes,
  ...reminderRoutes,
  ...selectionRoutes,
  ...referralRoutes,
  ...partnerRoutes,
  ...paperRoutes,
  ...fileRoutes,
  ...supportRoutes,
  ...exportProfileRoutes,
  ...figureRoutes,
  ...indicatorRoutes,
  ...snapshotRoutes,
  ...participantRoutes,
  ...supportEntryRoutes,
  ...contentNoteRoutes,
  ...staffRoutes,
] satisfies readonly { path: `/api/staff/${string}` }[];
