import { paperFaults } from "@zapisy/core/referral/rules";
import { ReferralPaperSchema } from "@zapisy/core/referral/schema";
import * as v from "valibot";
import type { ApiIssue } from "../../data/client.ts";
import { serverNow } from "../../data/clock.ts";
import { unfit } from "../registration/form/check.state.ts";

/** What is typed of the document on which a referral rests, and its days. */
export interface PaperValues {
  number: string;
  date: string;
  referredOn: string;
}

const { document, referredOn } = ReferralPaperSchema.entries;
const PaperSchema = v.strictObject({ document, referredOn });

/** The document as it is sent. */
export function toPaper({ number, date, referredOn: day }: PaperValues) {
  return { document: { number, date }, referredOn: day };
}

/** What is wrong with the document and its days, as the server will say it. */
export function paperIssues(values: PaperValues, timeZone: string): ApiIssue[] {
  const paper = toPaper(values);
  const issues = unfit(PaperSchema, paper).map((issue) =>
    valueAt(values, issue.path) === "" ? { ...issue, code: "field.required" } : issue,
  );
  return issues.length > 0 ? issues : paperFaults(paper, { timeZone }, serverNow().toISOString());
}

function valueAt(values: PaperValues, path: string): string {
  if (path === "document.number") return values.number.trim();
  return path === "document.date" ? values.date : values.referredOn;
}
