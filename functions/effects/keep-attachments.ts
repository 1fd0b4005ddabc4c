import { changedAttachments, settleAttachments } from "@zapisy/core/attachment-upload";
import { fileHolder } from "@zapisy/core/mail-text";
import type { Deps } from "../deps.ts";
import { streamHandler } from "./follow-stream.ts";

/**
 * Puts files that people sent with their form where the registration is that names them, those of a letter to many where that is, and those of automatic mails where their text is; takes away what
 * none names any more. It goes by what they say now, so records may come twice and late.
 */
export function keepAttachments(deps: Deps) {
  const { registrations, circulars, mailTexts } = deps.stores;
  const settle = async (ownerId: string, now: Parameters<typeof settleAttachments>[2], fileIds: string[]) => {
    for (const fileId of await settleAttachments(deps.bucket, ownerId, now, fileIds))
      deps.log.error("attachment lost", { ownerId, fileId });
  };
  const entities = ["registration", "circular", "mailText"] as const;
  return streamHandler(deps, "keep-attachments", entities, async ({ entity, before, after }) => {
    if (entity === "circular") {
      const [was, is] = [before, after].map((image) => image && circulars.fromImage(image));
      const letter = is ?? was;
      const fileIds = changedAttachments(was, is);
      if (!letter || fileIds.length === 0) return;
      const { eventId, circularId } = letter;
      return settle(circularId, await circulars.find(eventId, circularId), fileIds);
    }
    if (entity === "mailText") {
      const [was, is] = [before, after].map((image) => image && mailTexts.fromImage(image));
      const text = is ?? was;
      const fileIds = changedAttachments(was, is);
      if (!text || fileIds.length === 0) return;
      const { owner, kind } = text;
      const [now] = await mailTexts.findMany([owner], kind, { consistent: true });
      return settle(fileHolder(owner, kind), now, fileIds);
    }
    const [was, is] = [before, after].map((image) => image && registrations.fromImage(image));
    const holder = is ?? was;
    const fileIds = changedAttachments(was, is);
    if (!holder || fileIds.length === 0) return;
    const { registrationId } = holder;
    return settle(registrationId, await registrations.find(registrationId), fileIds);
  });
}
