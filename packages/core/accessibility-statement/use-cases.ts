import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { dayAt, HOME_ZONE, type Day } from "../shared/time.ts";
import type { AccessibilityStatementView, StatementSettings } from "./answer.ts";
import type { StatementDeps } from "./deps.ts";
import {
  canEditStatement,
  canReadStatement,
  LAST_CHECK,
  reviewDueOn,
  reviewState,
  statementIssues,
} from "./rules.ts";
import type { AccessibilityStatement, StatementInput } from "./schema.ts";

/** What the organiser states of the accessibility of the site, for anybody. One read, which may be a moment old. */
export async function getStatement(deps: StatementDeps): Promise<AccessibilityStatementView> {
  const found = await deps.statements.find({ consistent: false });
  return { statement: found && stated(found), siteUrl: deps.siteUrl, check: LAST_CHECK };
}

/** The same for whoever writes it, or looks after it. @throws DomainError settings.forbidden */
export async function getStatementSettings(
  deps: StatementDeps,
  ctx: Context<StaffActor>,
): Promise<StatementSettings> {
  if (!canReadStatement(ctx.actor)) throw new DomainError("forbidden", "settings.forbidden");
  return settingsOf(deps, await deps.statements.find({ consistent: true }), dayAt(ctx.now, HOME_ZONE));
}

/**
 * Replaces the statement; it stands on the page at once.
 * @throws DomainError settings.forbidden, statement.invalid, statement.version_conflict
 */
export async function saveStatement(
  deps: StatementDeps,
  ctx: Context<StaffActor>,
  input: StatementInput,
): Promise<StatementSettings> {
  assertMayEdit(ctx.actor);
  const today = dayAt(ctx.now, HOME_ZONE);
  const issues = statementIssues(input, today);
  if (issues.length > 0) throw new DomainError("invalid", "statement.invalid", { issues });
  const after: AccessibilityStatement = {
    ...input,
    // What is said of nobody would come back with the next "external".
    assessor: input.assessment === "external" ? input.assessor : undefined,
    version: input.version + 1,
    updatedAt: ctx.now,
    changedBy: actorRef(ctx.actor),
  };
  if (!(await deps.statements.save(after))) throw new DomainError("conflict", "statement.version_conflict");
  return settingsOf(deps, after, today);
}

function assertMayEdit(actor: StaffActor): void {
  if (!canEditStatement(actor)) throw new DomainError("forbidden", "settings.forbidden");
}

function settingsOf(
  { organiserName }: StatementDeps,
  found: AccessibilityStatement | undefined,
  today: Day,
): StatementSettings {
  return {
    statement: found && stated(found),
    version: found?.version ?? 0,
    review: found && { dueOn: reviewDueOn(found), state: reviewState(found, today) },
    organiserName,
  };
}

function stated({ version: _version, updatedAt: _at, changedBy: _by, ...rest }: AccessibilityStatement) {
  return rest;
}
