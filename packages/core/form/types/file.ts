import { isReceipt, SENDING } from "../../attachment/rules.ts";
import { questionType } from "../question-type.ts";

/** A file, kept as its name; what else is known of it stands beside the answers, its bytes in the bucket. */
export const file = questionType({
  settings: {},
  notInTables: true,
  missing: "file.missing",
  // What is sent is the receipt of a file that was looked at, never a name that somebody typed.
  check(answer) {
    if (isReceipt(answer)) return undefined;
    return { code: answer === SENDING ? "file.sending" : "file.missing" };
  },
});
