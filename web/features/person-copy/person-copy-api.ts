import type { PersonCopyInput } from "@zapisy/core/person-copy/schema";
import type { Locale } from "@zapisy/words";
import { downloadFile } from "../../data/download.ts";
import { staffRequest } from "../../data/session.ts";

const PATH = "/api/staff/people-data/copy";

/** A copy of all that is kept of a person. The history notes that it was made. */
export function copyPerson(body: PersonCopyInput) {
  return staffRequest("POST", PATH, { body });
}

/** The same as a paper, saved by the browser. */
export function downloadCopy(body: PersonCopyInput, lang: Locale): Promise<void> {
  return downloadFile(`${PATH}.pdf?lang=${lang}`, body);
}
