import { teller, type Manifest } from "../shared/manifest.ts";
import { closingHistory, entitlementHistory, markHistory } from "./history.ts";
import type { AttendanceStore } from "./store.ts";

/** What has to be known of attendance. */
export const attendanceManifest = {
  entities: {
    // Hours of support are counted anew after each. Thousands of marks are their own history: few are told.
    attendanceMark: { key: "eventId", followed: true },
    attendanceClosing: { key: "eventId", followed: true },
    attendanceRoll: { key: "eventId" },
    entitlement: { key: "eventId", followed: true },
    listFollowing: { key: "eventId" },
    listChange: { key: "eventId" },
  },
  history: ({ attendance }: { attendance: AttendanceStore }) => ({
    attendanceMark: teller(attendance.markFromImage, markHistory),
    attendanceClosing: teller(attendance.closingFromImage, closingHistory),
    entitlement: teller(attendance.entitlementFromImage, entitlementHistory),
  }),
} as const satisfies Manifest<{ attendance: AttendanceStore }>;
