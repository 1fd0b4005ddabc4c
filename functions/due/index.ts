import type { DueKind } from "./kind.ts";
import { groupsEnd } from "./kind/groups-end.ts";
import { opening } from "./kind/opening.ts";
import { reminder } from "./kind/reminder.ts";
import { retention } from "./kind/retention.ts";
import { secondLook } from "./kind/second-look.ts";
import { scheduledBulletin } from "./kind/scheduled-bulletin.ts";
import { scheduledCircular } from "./kind/scheduled-circular.ts";
import { waitingSeat } from "./kind/waiting-seat.ts";

/** Everything that waits for its time, by the entity of the row that waits. */
export const dueKinds: Readonly<Record<string, DueKind>> = {
  registration: waitingSeat,
  circular: scheduledCircular,
  bulletin: scheduledBulletin,
  groupsEnd,
  reminder,
  opening,
  erasure: secondLook,
  retentionSwitch: retention,
};
