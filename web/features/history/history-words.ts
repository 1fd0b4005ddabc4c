import { loadCommon } from "@zapisy/words/common";
import { loadForm } from "@zapisy/words/form";
import { historyWords, loadStaff, type HistoryWords } from "@zapisy/words/staff";
import { locale, useMessages } from "../../data/locale.ts";

/** Entries of the history in words: what was done, by whom, to which fields, and from what to what. */
export function useHistoryWords(): () => HistoryWords {
  const t = useMessages(loadStaff);
  const form = useMessages(loadForm);
  const common = useMessages(loadCommon);
  return () => historyWords(t(), form(), common().status, locale());
}
