import { addressOf, isPublic, type EventId } from "@zapisy/core/event";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { Context } from "@zapisy/core/shared/context";
import { DomainError } from "@zapisy/core/shared/error";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import type { Poster } from "@zapisy/documents/poster";
import { formatWallTime } from "@zapisy/words";
import type { Deps } from "../deps.ts";
import { loadLogos, sheetHead } from "./sheet-head.ts";

/**
 * Gathers what the poster of an event says: no names, and for an event with a secret address that address, as whoever prints it shares it.
 * @throws DomainError event.not_found, event.not_public, event.cancelled
 */
export async function poster(
  deps: Deps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  locale: Locale,
): Promise<Poster> {
  const event = await deps.services.event.getEvent(ctx, eventId);
  if (!isPublic(event)) throw new DomainError("conflict", "event.not_public");
  if (event.state === "cancelled") throw new DomainError("conflict", "event.cancelled");
  const project = await deps.services.project.getProject(ctx, event.projectId);
  const [logos] = await Promise.all([loadLogos(deps, project), deps.readSecrets()]);
  const drawnUp = { by: ctx.actor.name, at: ctx.now, timeZone: event.timeZone };
  const { closes } = event.recruitment;
  return {
    head: await sheetHead({ event, project, logos, drawnUp, locale }),
    summary: event.summary && inLocale(event.summary, locale).text,
    signUpUntil: closes && formatWallTime(locale, closes),
    url: `${deps.config.PUBLIC_URL}/events/${addressOf(deps.secretKey, event)}`,
  };
}
