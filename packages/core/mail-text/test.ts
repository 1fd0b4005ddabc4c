import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { dayAt, HOME_ZONE } from "../shared/time.ts";
import { MAX_TESTS, type MailTextTest } from "./schema.ts";
import type { MailTextStore } from "./store.ts";

/**
 * Notes that whoever asks wants a mail sent to themselves that nobody else gets; the stream sends it. Asked for twice at once, it is sent once.
 * @throws DomainError mail_text.too_many_tests
 */
export async function askForTest(
  { mailTexts }: { mailTexts: Pick<MailTextStore, "findTest" | "saveTest"> },
  ctx: Context<StaffActor>,
  test: Omit<MailTextTest, "staffId" | "day" | "count" | "askedAt">,
): Promise<void> {
  const { staffId } = ctx.actor;
  const before = await mailTexts.findTest({ ...test, staffId });
  const day = dayAt(ctx.now, HOME_ZONE);
  const count = before?.day === day ? before.count + 1 : 1;
  if (count > MAX_TESTS) throw new DomainError("conflict", "mail_text.too_many_tests", { limit: MAX_TESTS });
  await mailTexts.saveTest({ ...test, staffId, day, count, askedAt: ctx.now }, before);
}
