import { hasPlace, isActive, isInLine } from "@zapisy/core/registration/rules";
import type { RegistrationStatus } from "@zapisy/core/registration/schema";
import type { Meaning } from "../../ui/meaning.tsx";

/** What a status means to whoever reads it. */
export function meaningOf(status: RegistrationStatus): Meaning {
  if (hasPlace(status)) return "ok";
  if (isInLine(status)) return "wait";
  return isActive(status) ? "note" : "stop";
}
