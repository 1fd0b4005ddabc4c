import { isOver, isPublic } from "@zapisy/core/event";
import type { Image } from "@zapisy/core/shared/manifest";
import { createOutbox, refOf } from "@zapisy/core/message";
import type { Deps } from "../deps.ts";
import { laneOf, mailsThatFollow } from "../mails/index.ts";
import { beginBulletin } from "../mails/bulletin.ts";
import { beginCircular } from "../mails/circular.ts";
import { beginMailings } from "../mails/mailing.ts";
import type { ChangedEntity, Changes, Rows } from "../mails/mail.ts";
import { streamHandler, type EntityHandler } from "./follow-stream.ts";

/** Queues the mails that follow from a change, as the kinds of mails say; those to many become a mailing. */
export function queueMessages(deps: Deps): EntityHandler {
  const outbox = createOutbox(deps.table);
  const handler = streamHandler(
    deps,
    "queue-messages",
    [...(Object.keys(readChange) as ChangedEntity[]), "resendRequest"],
    async ({ entity, before, after }) => {
      if (!after) return;
      const ctx = deps.context({ type: "system", name: "queue-messages" }, "stream");
      const request = entity === "resendRequest" && deps.stores.messages.requestFromImage(after);
      if (request) return outbox.queueAgain(ctx, request);
      const change = await readChange[entity as ChangedEntity](deps, before, after);
      if (!change) return;
      for (const mail of await mailsThatFollow(entity as ChangedEntity, change, deps.stores))
        await outbox.queue(ctx, mail);
      if (entity === "event") await beginMailings(deps, ctx, change as Changes["event"]);
      if (entity === "bulletin") await beginBulletin(deps, ctx, change as Changes["bulletin"]);
      if (entity === "circular") await beginCircular(deps, ctx, change as Changes["circular"]);
    },
  );
  return Object.assign(handler, { awaited: ["signIn"] as const });
}

/** Hands each new message to the mail queue, where the sending rate is kept. */
export function queueMail(deps: Deps) {
  return streamHandler(deps, "queue-mail", ["message"], async ({ before, after }) => {
    const message = !before && after ? deps.stores.messages.fromImage(after) : undefined;
    if (message?.state !== "queued") return;
    const { notBefore, kind } = message;
    const wait = notBefore === undefined ? 0 : Date.parse(notBefore) - Date.parse(deps.clock());
    await deps.mailQueue.send([refOf(message)], {
      lane: laneOf(kind),
      delaySeconds: Math.max(0, Math.ceil(wait / 1000)),
    });
  });
}

function rows<Read extends (image: Image) => unknown>(
  read: Read,
  before: Image | undefined,
  after: Image,
): Rows<Read> | undefined {
  const now = read(after) as ReturnType<Read>;
  return now && { before: before && (read(before) as ReturnType<Read>), after: now };
}

/** How a change is read from the images of its row; undefined when it is nobody's news. */
const readChange: {
  [Entity in ChangedEntity]: (
    deps: Deps,
    before: Image | undefined,
    after: Image,
  ) => Promise<Changes[Entity] | undefined>;
} = {
  async registration({ clock, recent, stores: { registrations } }, before, after) {
    const change = rows(registrations.fromImage, before, after);
    // Who is erased is told nothing; the address is gone.
    if (change?.after.erasedAt) return undefined;
    const event = change && (await recent.head(change.after.eventId, change.after.updatedAt));
    // What is entered into a draft is nobody's news until that is published (docs/decisions/0032).
    if (!change || !event || !isPublic(event)) return undefined;
    return { ...change, isOver: isOver(event, clock()) };
  },
  event: async ({ stores }, before, after) => rows(stores.events.headFromImage, before, after),
  delegation: async ({ stores }, before, after) => rows(stores.delegations.fromImage, before, after),
  certificate: async ({ stores }, before, after) => rows(stores.certificates.fromImage, before, after),
  staff: async ({ stores }, before, after) => rows(stores.staff.fromImage, before, after),
  signIn: async ({ stores }, before, after) => rows(stores.staff.signInFromImage, before, after),
  signInDoor: async ({ stores }, before, after) => rows(stores.staff.doorFromImage, before, after),
  passkey: async ({ stores }, before, after) => rows(stores.passkeys.fromImage, before, after),
  identity: async ({ stores }, before, after) => rows(stores.identities.fromImage, before, after),
  invitation: async ({ stores }, before, after) => rows(stores.invitations.fromImage, before, after),
  circular: async ({ stores }, before, after) => rows(stores.circulars.fromImage, before, after),
  bulletin: async ({ stores }, before, after) => rows(stores.bulletins.fromImage, before, after),
  mailTextTest: async ({ stores }, before, after) => rows(stores.mailTexts.testFromImage, before, after),
  subscription: async ({ stores }, before, after) => rows(stores.subscriptions.fromImage, before, after),
  interest: async ({ stores }, before, after) => rows(stores.interests.fromImage, before, after),
};
