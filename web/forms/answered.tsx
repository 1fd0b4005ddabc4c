import { answerText } from "@zapisy/core/form/rules";
import type { Question } from "@zapisy/core/form/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadFile } from "@zapisy/words/file";
import { loadForm } from "@zapisy/words/form";
import type { JSX } from "solid-js";
import { locale, useMessages } from "../data/locale.ts";
import { late } from "../ui/late.tsx";

const OpenFile = late(async () => (await import("./field-types/file/open-file.tsx")).OpenFile, loadFile);

/** Somebody with answers, some of them to what reads otherwise now. */
export interface Answering {
  answers: Record<string, string>;
  reworded: readonly Question[];
  /** Questions that are answered by a file. */
  attachments?: Record<string, unknown>;
}

/** A question as people read it, with what is written under it where it differs from the other in that alone. */
function textOf(question: Question, other: Question): string {
  const [label = "", others] = [question, other].map((each) => inLocale(each.label, locale()).text);
  const help = question.help && inLocale(question.help, locale()).text;
  return label === others && help ? `${label} ${help}` : label;
}

/**
 * What somebody answered to which questions, each in the words in which it was put to them.
 * @param open gives the address of the file that answers a question
 */
export function useAnswered(
  questions: () => readonly Question[],
  person: () => Answering,
  open?: (questionId: string) => Promise<string>,
) {
  const t = useMessages(loadForm);
  return () =>
    questions().flatMap((now): { term: string; description: () => JSX.Element }[] => {
      const { answers, reworded, attachments } = person();
      const answer = answers[now.questionId];
      const then = reworded.find(({ questionId }) => questionId === now.questionId) ?? now;
      if (!answer) return [];
      if (open && attachments?.[now.questionId]) {
        const file = () => <OpenFile name={answer} open={() => open(now.questionId)} />;
        return [{ term: inLocale(then.label, locale()).text, description: file }];
      }
      if (then === now) {
        const shown = answerText(now, answer, t().value, locale());
        return [{ term: inLocale(now.label, locale()).text, description: () => shown }];
      }
      const [was, is] = [textOf(then, now), textOf(now, then)];
      const description = () => (
        <>
          {answerText(then, answer, t().value, locale())}
          <br />
          <small>{was === is ? t().reworded.picked : t().reworded.now(is)}</small>
        </>
      );
      return [{ term: was, description }];
    });
}

/** Says what somebody answered to a question when it read otherwise; undefined of the others. */
export function useFormerAnswer(person: () => Answering | undefined) {
  const t = useMessages(loadForm);
  return (now: Question): string | undefined => {
    const then = person()?.reworded.find(({ questionId }) => questionId === now.questionId);
    const answer = person()?.answers[now.questionId] ?? "";
    return then && t().reworded.former(textOf(then, now), answerText(then, answer, t().value, locale()));
  };
}
