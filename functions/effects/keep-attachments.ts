import { changedAttachments, settleAttachments } from "@zapisy/core/attachment-upload";
import type { Deps } from "../deps.ts";
import { streamHandler } from "./follow-stream.ts";

/**
 * Puts files that people sent with their form where the registration is that names them, and takes away what none names any
 * more. It goes by what the registration says now, so records may come twice and late.
 */
export function keepAttachments(deps: Deps) {
  const { registrations } = deps.stores;
  return streamHandler(deps, "keep-attachments", ["registration"], async ({ before, after }) => {
    const [was, is] = [before, after].map((image) => image && registrations.fromImage(image));
    const [holder] = [is, was].filter((one) => one !== undefined);
    const fileIds = changedAttachments(was, is);
    if (!holder || fileIds.length === 0) return;
    const { registrationId } = holder;
    const now = await registrations.find(registrationId);
    for (const fileId of await settleAttachments(deps.bucket, registrationId, now, fileIds))
      deps.log.error("attachment lost", { registrationId, fileId });
  });
}
