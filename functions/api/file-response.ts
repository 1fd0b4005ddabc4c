/** What a download may say beside its name and kind. */
export interface FileOptions {
  /** `inline`: shown by the browser, not saved. */
  disposition?: "attachment" | "inline";
  headers?: Readonly<Record<string, string>>;
}

/** The answer of a route that gives a file; its name is of plain letters (documents/file-name), so it needs no escapes. */
export function fileResponse(
  body: Uint8Array | string,
  mediaType: string,
  name: string,
  { disposition = "attachment", headers }: FileOptions = {},
): Response {
  return new Response(typeof body === "string" ? body : Buffer.from(body), {
    headers: {
      "content-type": mediaType,
      "content-disposition": `${disposition}; filename="${name}"`,
      "cache-control": "private, no-store",
      ...headers,
    },
  });
}
