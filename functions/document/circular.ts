import type { CircularId } from "@zapisy/core/circular";
import type { EventId } from "@zapisy/core/event";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { Context } from "@zapisy/core/shared/context";
import { DomainError } from "@zapisy/core/shared/error";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import type { AddressLabels, PrintedLetters } from "@zapisy/documents/circular";
import type { Deps } from "../deps.ts";
import { printedCircular } from "../mails/circular.ts";
import { loadSheetSource, sheetHead } from "./sheet-head.ts";

/**
 * Gathers a letter for those who are meant and whom no mail reaches, each in the language of their mail.
 * @param locale that of the head
 * @throws DomainError event.not_found, circular.not_found, paper.nobody
 */
export async function printedLetters(
  deps: Deps,
  ctx: Context<StaffActor>,
  { eventId, circularId }: { eventId: EventId; circularId: CircularId },
  locale: Locale,
): Promise<{ subject: string; data: PrintedLetters }> {
  const { circular, event, people } = await loadUnreached(deps, ctx, { eventId, circularId });
  const letters = await Promise.all(
    people.map((registration) => printedCircular(deps, circular, { registration, event })),
  );
  const head = await sheetHead(await loadSheetSource(deps, ctx, eventId, locale));
  return { subject: circular.subject.pl, data: { head, letters } };
}

/**
 * Gathers the labels of those letters, in their order: a name, and the institution with its town. Nobody is asked for another postal address.
 * @throws DomainError event.not_found, circular.not_found, paper.nobody
 */
export async function addressLabels(
  deps: Deps,
  ctx: Context<StaffActor>,
  ids: { eventId: EventId; circularId: CircularId },
  locale: Locale,
): Promise<{ subject: string; data: AddressLabels }> {
  const { circular, event, people } = await loadUnreached(deps, ctx, ids);
  const labels = people.map(({ firstName, lastName, institution }) => ({
    name: `${firstName} ${lastName}`,
    institution: institution?.name,
    town: institution?.town,
  }));
  const title = inLocale(event.title, locale).text;
  return { subject: circular.subject.pl, data: { locale, event: title, drawnUpAt: ctx.now, labels } };
}

async function loadUnreached(
  deps: Deps,
  ctx: Context<StaffActor>,
  { eventId, circularId }: { eventId: EventId; circularId: CircularId },
) {
  const found = await deps.services.circular.listUnreached(ctx, eventId, circularId);
  if (found.people.length === 0) throw new DomainError("conflict", "paper.nobody");
  return found;
}
