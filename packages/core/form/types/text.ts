import { questionType } from "../question-type.ts";

/** A line of text. */
export const text = questionType({ settings: {} });
