import type { RenderedPage } from "@zapisy/functions/page/contract";
import { securityPolicy } from "@zapisy/functions/page/security-policy";

/**
 * Headers that go with every answer, here and by CloudFront; the camera is for check-in.
 * @param files origin of the store of files
 * @param inline what stands in the pages of the built app themselves
 */
export const securityHeaders = (
  files: string,
  inline?: RenderedPage["inline"],
): Readonly<Record<string, string>> => ({
  "content-security-policy": securityPolicy(files, inline),
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  // Personal links are secrets: no other site learns the address of the page.
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(self), geolocation=(), microphone=(), payment=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
});
