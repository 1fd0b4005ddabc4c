import { questionType } from "../question-type.ts";

/** A text of several lines. */
export const longText = questionType({ settings: {} });
