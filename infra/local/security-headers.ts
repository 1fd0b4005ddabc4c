/**
 * Headers that go with every answer, here and by CloudFront. Nothing inline, nothing from elsewhere; images may be made
 * in the browser (QR codes, previews), and a frame may show a document that the page fetched itself (the preview of a
 * certificate); the camera is for check-in. Signed scans go to the store of files and are shown from there.
 * @param files origin of the store of files
 */
export const securityHeaders = (files: string): Readonly<Record<string, string>> => ({
  "content-security-policy": [
    "default-src 'self'",
    `connect-src 'self' ${files}`,
    `img-src 'self' data: blob: ${files}`,
    `frame-src blob: ${files}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; "),
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  // Personal links are secrets: no other site learns the address of the page.
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(self), geolocation=(), microphone=(), payment=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
});
