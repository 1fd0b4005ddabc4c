import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { normaliseEmail } from "../../shared/text.ts";
import { getEditable } from "../access.ts";
import type { EventDeps } from "../deps.ts";
import { save } from "../saving.ts";
import type { EventId } from "../schema.ts";

/**
 * Puts right, wherever it stands in the programme, the address of somebody who hosts or leads something; where it is right already nothing is
 * written. Nobody hears of it, and it is no evidence.
 * @throws DomainError event.not_found, event.read_only, event.version_conflict
 */
export async function correctContributor(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  from: string,
  to: string,
): Promise<void> {
  const before = await getEditable(deps, ctx, eventId);
  const is = (email: string, other: string) => normaliseEmail(email) === normaliseEmail(other);
  if (is(from, to)) return;
  let isThere = false;
  const agenda = before.agenda.map((item) => {
    const { contactEmails = [] } = item;
    if (!contactEmails.some((email) => is(email, from))) return item;
    isThere = true;
    const others = contactEmails.filter((email) => !is(email, to));
    return { ...item, contactEmails: others.map((email) => (is(email, from) ? to : email)) };
  });
  if (!isThere) return;
  await save(deps, ctx, before, { ...before, agenda, version: before.version + 1, updatedAt: ctx.now });
}
