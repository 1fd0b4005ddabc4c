import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { type Page, PAGE_SIZE } from "../../shared/page.ts";
import { jitter, RACE_ATTEMPTS } from "../../shared/table.ts";
import type { Staff } from "../answer.ts";
import type { StaffDeps } from "../deps.ts";
import {
  accountFaults,
  canListStaff,
  canManageStaff,
  hasAccess,
  isOfInstitution,
  toActor,
} from "../rules.ts";
import type { StaffId, StaffInput } from "../schema.ts";
import { endingBy } from "../session.ts";

/**
 * All staff, for admins and coordinators.
 * @throws DomainError staff.manage_forbidden
 */
export async function listStaff(
  deps: StaffDeps,
  ctx: Context<StaffActor>,
  cursor?: string,
): Promise<Page<Staff>> {
  if (!canListStaff(ctx.actor)) throw new DomainError("forbidden", "staff.manage_forbidden");
  return deps.staff.list(cursor, PAGE_SIZE);
}

/**
 * Adds a member of staff.
 * @throws DomainError staff.manage_forbidden, staff.address_taken, staff.busy
 */
export async function createStaff(deps: StaffDeps, ctx: Context, input: StaffInput): Promise<Staff> {
  const person: Staff = {
    ...fitting(input),
    staffId: ctx.newId("stf"),
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  };
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    const manager = await findManager(deps, ctx);
    const outcome = await deps.staff.create(person, actorRef(ctx.actor), manager);
    if (outcome === "done") return person;
    if (outcome === "address_taken") throw addressTaken();
    await jitter(attempt);
  }
  throw new DomainError("conflict", "staff.busy");
}

/**
 * Changes a member of staff. Losing rights or leaving ends all their sessions at once; nobody can take
 * their own admin rights away, and two who take each other's cannot both succeed, so that one admin always stays.
 * @throws DomainError staff.manage_forbidden, staff.not_found, staff.version_conflict, staff.address_taken,
 *   staff.own_rights, staff.busy
 */
export async function updateStaff(
  deps: StaffDeps,
  ctx: Context<StaffActor>,
  staffId: StaffId,
  input: StaffInput,
  version: number,
): Promise<Staff> {
  const isOwn = staffId === ctx.actor.staffId;
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    const manager = await findManager(deps, ctx);
    const before = await deps.staff.find(staffId);
    if (!before) throw new DomainError("not_found", "staff.not_found");
    if (isOwn && (input.role !== "admin" || !input.active))
      throw new DomainError("conflict", "staff.own_rights");
    if (before.version !== version)
      throw new DomainError("conflict", "staff.version_conflict", { version: before.version });
    const { until: _, institutionId: __, ...kept } = before;
    const after: Staff = { ...kept, ...fitting(input), version: version + 1, updatedAt: ctx.now };
    // Of one's own row the version is a condition already, and a transaction takes a row once.
    const outcome = await deps.staff.save(before, after, actorRef(ctx.actor), isOwn ? undefined : manager);
    if (outcome === "done") {
      if (!after.active || after.role !== before.role) await deps.staff.endSessions(staffId, endingBy(ctx));
      return after;
    }
    if (outcome === "address_taken") throw addressTaken();
    await jitter(attempt);
  }
  throw new DomainError("conflict", "staff.busy");
}

/**
 * The admin who asks, as they are now; nobody for the system. Their change is refused when they are not that any
 * more at its moment: whoever takes an admin's rights away keeps their own, so one admin always stays.
 */
async function findManager(deps: StaffDeps, { actor, now }: Context): Promise<Staff | undefined> {
  if (actor.type === "system") return undefined;
  const manager = actor.type === "staff" ? await deps.staff.find(actor.staffId) : undefined;
  if (!manager || !hasAccess(manager, now) || !canManageStaff(toActor(manager)))
    throw new DomainError("forbidden", "staff.manage_forbidden");
  return manager;
}

/** What is kept of an account: an institution only where its role has one. @throws DomainError request.invalid */
function fitting({ institutionId, ...input }: StaffInput): StaffInput {
  const issues = accountFaults({ institutionId, ...input });
  if (issues.length > 0) throw new DomainError("invalid", "request.invalid", { issues });
  return isOfInstitution(input.role) ? { ...input, institutionId } : input;
}

function addressTaken(): DomainError {
  return new DomainError("conflict", "staff.address_taken", {
    issues: [{ path: "email", code: "staff.address_taken" }],
  });
}
