import { query } from "@solidjs/router";
import type { CertificateVerification } from "@zapisy/core/certificate/answer";
import { ApiError, request } from "../../data/client.ts";

/** Where the API keeps what a code says. */
export function verificationPath(code: string): string {
  return `/api/certificates/${encodeURIComponent(code)}`;
}

/** What a code of a certificate says; `unknown` when it says nothing, `too_many` when too many were tried. */
export const getVerification = query(
  async (code: string): Promise<CertificateVerification | "unknown" | "too_many"> => {
    try {
      return await request<CertificateVerification>("GET", verificationPath(code));
    } catch (error) {
      if (error instanceof ApiError && (error.status === 404 || error.status === 400)) return "unknown";
      if (error instanceof ApiError && error.status === 429) return "too_many";
      throw error;
    }
  },
  "verification",
);
