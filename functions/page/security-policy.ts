import { createHash } from "node:crypto";
import type { RenderedPage } from "./contract.ts";

/**
 * The content security policy of every answer. Nothing inline but what a page says of itself, by its hash; nothing from elsewhere; images may be made
 * in the browser (QR codes, previews), and a frame may show a document that the page fetched itself (the preview of a
 * certificate). Signed scans go to the store of files and are shown from there.
 * @param files origin of the store of files
 */
export function securityPolicy(files: string, inline?: RenderedPage["inline"]): string {
  const allow = (directive: string, texts: readonly string[]) => {
    const hashes = [...new Set(texts)].map(
      (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`,
    );
    return `${directive} 'self' ${hashes.join(" ")}`;
  };
  return [
    "default-src 'self'",
    ...(inline ? [allow("script-src", inline.scripts), allow("style-src", inline.styles)] : []),
    `connect-src 'self' ${files}`,
    `img-src 'self' data: blob: ${files}`,
    `frame-src blob: ${files}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
