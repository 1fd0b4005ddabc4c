import { errorText, loadError } from "@zapisy/words/error";
import type { ApiIssue } from "./client.ts";
import { ApiError } from "./client.ts";
import { useMessages } from "./locale.ts";

/** Words for what went wrong, in the reader's language: of a thrown error, and of a refused field. */
export function useErrorText(): {
  ofError: (error: unknown) => string;
  ofIssue: (issue: ApiIssue) => string;
} {
  const texts = useMessages(loadError);
  return {
    ofError: (error) =>
      error instanceof ApiError ? errorText(texts(), error.code, error.problem) : texts().general,
    ofIssue: (issue) => errorText(texts(), issue.code, issue),
  };
}
