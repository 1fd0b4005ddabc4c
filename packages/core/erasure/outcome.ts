/**
 * Why a name stays: it stands on a closed list, or as present on one that is still to be closed and would say nothing without it, on a
 * certificate, or among the participants of a project.
 */
export const STAYS = ["attendance_list", "open_list", "certificate", "participant"] as const;
/** Why a name stays. */
export type Stays = (typeof STAYS)[number];

/** What becomes of a registration: all of its person goes, the name stays, or first somebody has to withdraw. */
export const ERASURE_OUTCOMES = ["erased", "name_stays", "active", "erased_before"] as const;
/** What becomes of a registration. */
export type ErasureOutcome = (typeof ERASURE_OUTCOMES)[number];

/** working → waits for the second look → working → done. */
export const ERASURE_STATES = ["working", "waits", "done"] as const;
/** Where an erasure is. */
export type ErasureState = (typeof ERASURE_STATES)[number];
