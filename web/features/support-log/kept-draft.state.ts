import type { Support } from "@zapisy/core/project/schema";
import type { LogStart } from "@zapisy/core/support-entry/answer";

/** What is typed for whoever gave the support: an id of staff, or a name of somebody else. */
export const OUTSIDER = "outsider";

/** What stays in the form for the next entry. */
export const KEPT = ["supportId", "day", "place", "mode", "staffId", "name"] as const;

type Kept = Partial<Record<(typeof KEPT)[number], string>>;

/** Under what it is kept in a browser: for each account by itself, because it may have the name of somebody. */
export function keptUnder(projectId: string, staffId: string | undefined): string {
  return `log ${projectId} ${staffId ?? ""}`;
}

/**
 * How the next entry begins: as the one before, save what is not offered any more, which the form would send without showing it. Before
 * the first, whoever enters gave the support.
 */
export function keptFor(
  stored: string | undefined,
  staffId: string | undefined,
  { counsellors, may }: Pick<LogStart, "counsellors" | "may">,
  supports: readonly Support[],
): Kept {
  const isListed = (id: string | undefined) => counsellors.some((one) => one.staffId === id);
  if (stored === undefined) return { staffId: isListed(staffId) ? staffId : "" };
  const kept = JSON.parse(stored) as Kept;
  const isOffered = isListed(kept.staffId) || (kept.staffId === OUTSIDER && may.read === "all");
  const isGiven = supports.some(
    ({ supportId, mode, retired }) => supportId === kept.supportId && mode === "individual" && !retired,
  );
  return {
    ...kept,
    supportId: isGiven ? kept.supportId : "",
    ...(!isOffered && { staffId: "", name: "" }),
  };
}
