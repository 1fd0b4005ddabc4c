import { query } from "@solidjs/router";
import { ApiError, request } from "../../../data/client.ts";

/** What a code of a certificate says; `unknown` when it says nothing, `too_many` when too many were tried. */
export const getVerification = query(async (code: string) => {
  try {
    return await request("GET", "/api/certificates/{code}", { params: { code } });
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 400)) return "unknown";
    if (error instanceof ApiError && error.status === 429) return "too_many";
    throw error;
  }
}, "verification");
