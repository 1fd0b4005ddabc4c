import type { AttachmentInput } from "@zapisy/core/attachment/schema";
import { request } from "../../../data/client.ts";

/** Announces a file by one's own link; answers the form to send it with. */
export function announceOwnFile(token: string, body: AttachmentInput, signal?: AbortSignal) {
  return request("POST", "/api/registrations/{token}/attachments", { params: { token }, body, signal });
}

/** An address of one's own file, for five minutes. */
export async function linkOwnFile(token: string, questionId: string): Promise<string> {
  const link = await request("GET", "/api/registrations/{token}/attachments/{questionId}", {
    params: { token, questionId },
  });
  return link.url;
}
