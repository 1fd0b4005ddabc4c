import type { Deps } from "../deps.ts";
import { announceSelection } from "./announce-selection.ts";
import { buildEvidence } from "./build-evidence.ts";
import { clearDeleted } from "./clear-deleted.ts";
import { countQuotas } from "./count-quotas.ts";
import { erasePeople } from "./erase-people.ts";
import { followInstitutions } from "./follow-institutions.ts";
import { followMerges } from "./follow-merges.ts";
import { keepAttachments } from "./keep-attachments.ts";
import { keepNeeds } from "./keep-needs.ts";
import { keepUndelivered } from "./keep-undelivered.ts";
import { keepOpenings } from "./keep-openings.ts";
import { keepReminders } from "./keep-reminders.ts";
import { keepSubscriptions } from "./keep-subscriptions.ts";
import { noteAddresses } from "./note-addresses.ts";
import { noteChanges } from "./note-changes.ts";
import { noteFigures } from "./note-figures.ts";
import { noteSupport } from "./note-support.ts";
import { noteSchedules } from "./note-schedules.ts";
import { promoteReserve } from "./promote-reserve.ts";
import { queueMail, queueMessages } from "./queue-messages.ts";
import { removeFile } from "./remove-file.ts";
import type { EntityHandler } from "./follow-stream.ts";
import { workMailings } from "./work-mailings.ts";
import { writeAudit } from "./write-audit.ts";

export { createMailQueueHandler } from "./send-mail.ts";

/** Everything that follows from the table's stream, one handler per effect. */
export function createStreamHandlers(deps: Deps): Record<string, EntityHandler> {
  return {
    "write-audit": writeAudit(deps),
    "queue-messages": queueMessages(deps),
    "work-mailings": workMailings(deps),
    "announce-selection": announceSelection(deps),
    "promote-reserve": promoteReserve(deps),
    "count-quotas": countQuotas(deps),
    "keep-needs": keepNeeds(deps),
    "keep-reminders": keepReminders(deps),
    "keep-openings": keepOpenings(deps),
    "note-addresses": noteAddresses(deps),
    "keep-subscriptions": keepSubscriptions(deps),
    "keep-undelivered": keepUndelivered(deps),
    "follow-institutions": followInstitutions(deps),
    "follow-merges": followMerges(deps),
    "note-changes": noteChanges(deps),
    "note-support": noteSupport(deps),
    "note-figures": noteFigures(deps),
    "note-schedules": noteSchedules(deps),
    "queue-mail": queueMail(deps),
    "remove-file": removeFile(deps),
    "keep-attachments": keepAttachments(deps),
    "clear-deleted": clearDeleted(deps),
  };
}

/** What follows from the stream and takes minutes: on AWS a function of its own, so that nothing waits behind it. */
export function createLongHandlers(deps: Deps): Record<string, EntityHandler> {
  return { "build-evidence": buildEvidence(deps), "erase-people": erasePeople(deps) };
}
