import { request } from "../../../data/client.ts";

/** An address of one's own file, for five minutes. */
export async function linkOwnFile(token: string, questionId: string): Promise<string> {
  const link = await request("GET", "/api/registrations/{token}/attachments/{questionId}", {
    params: { token, questionId },
  });
  return link.url;
}
