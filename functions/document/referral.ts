import type { EventId } from "@zapisy/core/event";
import { organiserOf } from "@zapisy/core/project";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { Context } from "@zapisy/core/shared/context";
import type { Locale } from "@zapisy/core/shared/localized-text";
import { fileName } from "@zapisy/documents/file-name";
import { referralRegisterXlsx } from "@zapisy/documents/referral";
import { loadCommon } from "@zapisy/words/common";
import { loadReferral } from "@zapisy/words/referral";
import type { Deps } from "../deps.ts";
import { titleInWords } from "./event-words.ts";

/**
 * Makes the register of referrals of an event as a workbook.
 * @throws DomainError event.not_found, referral.hidden
 */
export async function referralRegister(
  deps: Deps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  locale: Locale,
): Promise<{ bytes: Uint8Array; name: string }> {
  const [{ items }, event, common, words] = await Promise.all([
    deps.services.referral.listReferrals(ctx, eventId),
    deps.services.event.getEvent(ctx, eventId),
    loadCommon(locale),
    loadReferral(locale),
  ]);
  const project = await deps.services.project.getProject(ctx, event.projectId);
  const title = titleInWords(event, locale);
  const bytes = await referralRegisterXlsx(items, {
    locale,
    event: title,
    organiser: organiserOf(project),
    takenAt: ctx.now,
    timeZone: event.timeZone,
    statuses: common.status,
  });
  return { bytes, name: fileName(`${words.register.title} ${title}`, [], "xlsx") };
}
