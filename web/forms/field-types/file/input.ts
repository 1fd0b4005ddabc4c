import { loadFile } from "@zapisy/words/file";
import { late } from "../../../ui/late.tsx";
import type { AnswerInputProps } from "../answer-input.ts";

/** A file; only a form that asks for one pays for what sends it. */
export const FileInput = late<AnswerInputProps>(
  async () => (await import("./attaching.tsx")).Attaching,
  loadFile,
);
