import { teller, type Manifest } from "../shared/manifest.ts";
import { closingHistory, entitlementHistory, markHistory } from "./history.ts";
import type { AttendanceStore } from "./store.ts";

/** What has to be known of attendance. */
export const attendanceManifest = {
  entities: {
    // Hours of support are counted anew after each. Thousands of marks are their own history: few are told.
    attendanceMark: {
      key: "eventId",
      followed: true,
      holds: {
        of: "participants",
        why: "evidence",
        until: "evidence",
        by: "event",
        read: ["attendance.read", "partner.read"],
        fields: {
          eventId: "nothing",
          registrationId: "id",
          unitId: "nothing",
          markId: "nothing",
          state: ["facts"],
          minutes: "facts",
          source: "nothing",
          at: "facts",
          replaces: "nothing",
          reason: "words",
          by: "id",
          receivedAt: "nothing",
          closedAt: "nothing",
          despite: "nothing",
        },
      },
    },
    attendanceClosing: {
      key: "eventId",
      followed: true,
      holds: {
        of: "staff",
        why: "evidence",
        until: "evidence",
        by: "none",
        read: ["attendance.read"],
        fields: { eventId: "nothing", unitId: "nothing", closedAt: "nothing", closedBy: "id" },
      },
    },
    attendanceRoll: {
      key: "eventId",
      holds: {
        of: "participants",
        why: "evidence",
        until: "evidence",
        by: "event",
        read: ["attendance.read"],
        fields: { eventId: "nothing", unitId: "nothing", part: "nothing", people: "id" },
      },
    },
    entitlement: {
      key: "eventId",
      followed: true,
      holds: {
        of: "participants",
        why: "evidence",
        until: "evidence",
        by: "event",
        read: ["attendance.read"],
        fields: {
          eventId: "nothing",
          registrationId: "id",
          entitled: "facts",
          reason: "words",
          by: "id",
          at: "nothing",
          version: "nothing",
        },
      },
    },
    listFollowing: {
      key: "eventId",
      holds: {
        of: "nobody",
        why: "running",
        until: "soon",
        by: "none",
        read: [],
        fields: { eventId: "nothing", since: "nothing", ttl: "nothing" },
      },
    },
    listChange: {
      key: "eventId",
      holds: {
        of: "participants",
        why: "taking_part",
        until: "soon",
        by: "event",
        read: ["attendance.record"],
        fields: { eventId: "nothing", at: "nothing", cause: "nothing", people: "id", ttl: "nothing" },
      },
    },
  },
  history: ({ attendance }: { attendance: AttendanceStore }) => ({
    attendanceMark: teller(attendance.markFromImage, markHistory),
    attendanceClosing: teller(attendance.closingFromImage, closingHistory),
    entitlement: teller(attendance.entitlementFromImage, entitlementHistory),
  }),
} as const satisfies Manifest<{ attendance: AttendanceStore }>;
