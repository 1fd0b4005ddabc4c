import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { canEditInstitutions, canReadInstitutions } from "./rules.ts";

/** Refuses whoever may not look into the register. @throws DomainError institution.forbidden */
export function assertReads(ctx: Context<StaffActor>): void {
  if (!canReadInstitutions(ctx.actor)) throw new DomainError("forbidden", "institution.forbidden");
}

/** Refuses whoever may not change it. @throws DomainError institution.read_only */
export function assertEdits(ctx: Context<StaffActor>): void {
  assertReads(ctx);
  if (!canEditInstitutions(ctx.actor)) throw new DomainError("forbidden", "institution.read_only");
}
