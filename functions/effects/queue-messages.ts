import { isOver, isPublic } from "@zapisy/core/event";
import type { Deps } from "../deps.ts";
import { streamHandler } from "./stream-record.ts";

/** Queues the mails that follow from a change: of a registration, an event, a certificate, an account, or a sign-in. */
export function queueMessages(deps: Deps) {
  const { certificates, events, identities, passkeys, registrations, staff } = deps.stores;
  const { message } = deps.services;

  return streamHandler(
    deps,
    "queue-messages",
    ["registration", "event", "certificate", "staff", "signIn", "signInDoor", "passkey", "identity"],
    async ({ entity, before, after }) => {
      if (!after) return;
      const ctx = deps.context({ type: "system", name: "queue-messages" }, "stream");
      if (entity === "registration") {
        const now = registrations.fromImage(after);
        const event = now && (await events.findHead(now.eventId));
        // What is entered into a draft is nobody's news until that is published (docs/decisions/0032).
        if (!now || !event || !isPublic(event)) return;
        const was = before && registrations.fromImage(before);
        await message.queueForRegistration(ctx, was, now, isOver(event, ctx.now));
      } else if (entity === "event") {
        const now = events.headFromImage(after);
        const was = before && events.headFromImage(before);
        if (!now) return;
        // Work on an event goes on when it is over: its papers are put together then.
        await message.queueForTeam(ctx, was, now);
        if (!isOver(now, ctx.now)) await message.queueForEvent(ctx, was, now);
      } else if (entity === "certificate") {
        const now = certificates.fromImage(after);
        if (now) await message.queueForCertificate(ctx, before && certificates.fromImage(before), now);
      } else if (entity === "staff") {
        const now = staff.fromImage(after);
        if (now) await message.queueForStaff(ctx, before && staff.fromImage(before), now);
      } else if (entity === "passkey") {
        const now = passkeys.fromImage(after);
        const was = before && passkeys.fromImage(before);
        const person = now && (await staff.find(now.staffId));
        if (now && person)
          await message.queueForWayIn(ctx, person, "passkey", was, { ...now, id: now.credentialId });
      } else if (entity === "identity") {
        const now = identities.fromImage(after);
        const was = before && identities.fromImage(before);
        const person = now && (await staff.find(now.staffId));
        // Bound again after somebody was freed from it, it is another one.
        if (now && person)
          await message.queueForWayIn(ctx, person, "identity", was, {
            ...now,
            id: `${now.subject} ${now.createdAt}`,
          });
      } else if (entity === "signInDoor") {
        const door = staff.doorFromImage(after);
        const was = before && staff.doorFromImage(before);
        if (!door?.staffId || !door.guardedUntil || door.guardedUntil === was?.guardedUntil) return;
        const person = await staff.find(door.staffId);
        if (person?.active) await message.queueForGuard(ctx, person, `${door.doorId} ${door.guardedUntil}`);
      } else if (!before) {
        const signIn = staff.signInFromImage(after);
        // Where enough codes were mailed, the last of them is good for this sign-in too.
        const person =
          signIn?.staffId && !signIn.codeOf && !signIn.usedAt && (await staff.find(signIn.staffId));
        if (signIn && person && person.active)
          await message.queueForSignIn(ctx, signIn.signInId, person.email, person.locale);
      }
    },
  );
}
