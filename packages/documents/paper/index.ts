import { documentMessages } from "@zapisy/words/document";
import { fileName } from "../file-name/index.ts";
import type { Paper, PaperData } from "./data.ts";

export {
  type AttendanceCard,
  type BadgePerson,
  type HeldItem,
  type Lodger,
  type NeedCount,
  type Paper,
  type PaperData,
  type PaperOf,
  PAPERS,
  type Passenger,
} from "./data.ts";

/** Where the words of a paper stand among the messages of documents. */
const WORDS = {
  "attendance-cards": "cards",
  "class-register": "register",
  "passenger-list": "passengers",
  "rooming-list": "rooming",
  "needs-summary": "needs",
  badges: "badges",
} as const satisfies Record<Paper, string>;

/** Makes a paper of an event as PDF, to be printed: the same data give the same bytes. */
export async function paperPdf(data: PaperData): Promise<{ name: string; bytes: Uint8Array }> {
  const { event, locale, selection } = data.head;
  const { title } = documentMessages[locale].paper[WORDS[data.paper]];
  return { name: fileName(`${title} ${event.title}`, selection, "pdf"), bytes: await bytesOf(data) };
}

async function bytesOf(data: PaperData): Promise<Uint8Array> {
  switch (data.paper) {
    case "attendance-cards":
      return (await import("./attendance-card.ts")).attendanceCardsPdf(data);
    case "class-register":
      return (await import("./class-register.ts")).classRegisterPdf(data);
    case "passenger-list":
      return (await import("./passenger-list.ts")).passengerListPdf(data);
    case "rooming-list":
      return (await import("./rooming-list.ts")).roomingListPdf(data);
    case "needs-summary":
      return (await import("./needs-summary.ts")).needsSummaryPdf(data);
    case "badges":
      return (await import("./badge.ts")).badgesPdf(data);
  }
}
