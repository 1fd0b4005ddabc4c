import { MISSING_CODES } from "@zapisy/core/form/rules";
import { loadError, errorText } from "@zapisy/words/error";
import { createMemo, createSignal } from "solid-js";
import { createStore } from "solid-js/store";
import type { ApiError, ApiIssue } from "../../../data/client.ts";
import { useMessages } from "../../../data/locale.ts";
import type { FieldIssue } from "../../../ui/error-summary.tsx";
import { createFormVersion } from "../../../forms/form-version.ts";
import { useFieldLabel } from "./field-label.ts";
import { EMPTY_FORM, type FormEvent, type FormValues } from "./form.state.ts";
import { fieldPaths, placeIssues } from "./issue.state.ts";

/** What the fields of a form need: the values, a way to change them, and what is wrong with each. */
export interface RegistrationForm {
  readonly values: FormValues;
  /** Changes some values; what the server said about them is then out of date and disappears. */
  set(part: Partial<FormValues>): void;
  /** Says that a field was left, so that it may be checked. */
  leave(path: string): void;
  /** What is wrong with a field, in words; only once the person has had a chance to fill it in. */
  errorOf(path: string): string | undefined;
}

/** The whole form for the page around the fields. */
export interface RegistrationFormControl extends RegistrationForm {
  /** Everything wrong, for the summary; empty before the first attempt to send. */
  summary(): FieldIssue[];
  /** Whether a field cannot be sent as it stands, said or not yet. */
  isWrong(path: string): boolean;
  /** How often sending was refused. */
  attempts(): number;
  /** Under which version of the event's form the answers are given. */
  formVersion(): number;
  /** Checks the whole form; true when it may be sent. When not, the summary appears. */
  check(): boolean;
  /**
   * Shows what the server refused: at its field, and what has none here in the summary. Boxes whose texts have changed are unticked. True
   * where the event has to be loaded anew.
   */
  refuse(refusal: ApiError): boolean;
  /** Unticks the boxes whose texts have changed since they were ticked, and says so until they are ticked anew. */
  untick(issues: readonly ApiIssue[]): void;
  /** Begins anew with other values, with nothing complained about. */
  reset(values: FormValues): void;
}

const VALUE_PATHS: Partial<Record<keyof FormValues, string>> = {
  diet: "needs",
  access: "needs",
  needsNote: "needs",
  knowsClause: "consents.informationClause",
  knowsAuthorityClause: "consents.authorityClause",
  acceptsRules: "consents.rules",
  allowsNeeds: "consents.needs",
  allowsImage: "consents.image",
  wantsNewsletter: "consents.newsletter",
};

/**
 * Makes the state of a form for one event. `check` says what is wrong with the values, as the server would, and
 * of boxes whose texts have changed what it is given of them.
 */
export function createRegistrationForm(options: {
  event: () => FormEvent & { formVersion: number };
  initial: FormValues;
  check: (values: FormValues, outdated: readonly ApiIssue[]) => ApiIssue[];
}): RegistrationFormControl {
  const errors = useMessages(loadError);
  const labelOf = useFieldLabel(options.event);
  const [values, setValues] = createStore<FormValues>({ ...options.initial });
  const version = createFormVersion(options.event, options.initial.formVersion);
  const [left, setLeft] = createSignal<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = createSignal<ApiIssue[]>([]);
  const [outdated, setOutdated] = createSignal<readonly ApiIssue[]>([]);
  const [attempts, setAttempts] = createSignal(0);
  const [isChecked, setIsChecked] = createSignal(false);

  const paths = createMemo(() => fieldPaths(options.event()));
  const found = createMemo(() => placeIssues([...options.check(values, outdated()), ...refused()], paths()));
  const issues = () => found().placed;
  const summaryLine = (issue: ApiIssue) => {
    const label = labelOf(issue.path);
    return label ? `${label} – ${textOf(issue)}` : textOf(issue);
  };
  const untick = (issues: readonly ApiIssue[]) => {
    for (const [field, path] of Object.entries(VALUE_PATHS)) {
      const isBox = typeof EMPTY_FORM[field as keyof FormValues] === "boolean";
      if (isBox && issues.some((issue) => issue.path === path)) setValues({ [field]: false });
    }
    setOutdated((former) => [...former, ...issues]);
  };
  const textOf = (issue: ApiIssue) => errorText(errors(), issue.code, issue);

  return {
    get values() {
      return values;
    },
    set(part) {
      setValues(part);
      const changed = Object.keys(part).map((field) => VALUE_PATHS[field as keyof FormValues] ?? field);
      setRefused((list) => list.filter(({ path }) => !changed.some((each) => path.startsWith(each))));
    },
    leave: (path) => setLeft((set) => new Set(set).add(path)),
    errorOf(path) {
      const issue = issues().find((each) => each.path === path);
      // A field that was left empty on the way to another is complained about only when the form is sent.
      const isDue = isChecked() || (left().has(path) && !MISSING_CODES.has(issue?.code ?? ""));
      return issue && isDue ? textOf(issue) : undefined;
    },
    summary: () =>
      isChecked()
        ? [
            ...found().left.map((issue) => ({ name: undefined, message: summaryLine(issue) })),
            ...issues().map((issue) => ({ name: issue.path, message: summaryLine(issue) })),
          ]
        : [],
    isWrong: (path) => issues().some((issue) => issue.path === path),
    attempts,
    formVersion: version.version,
    check() {
      setIsChecked(true);
      // What the server refused may be free by now, or has no field here by which it could be mended: it is asked again.
      setRefused([]);
      if (issues().length + found().left.length === 0) return true;
      setAttempts((count) => count + 1);
      return false;
    },
    refuse(refusal) {
      const changed = refusal.issues.filter(({ code }) => /^consent\.\w+_changed$/.test(code));
      untick(changed);
      setRefused(refusal.issues);
      setIsChecked(true);
      setAttempts((count) => count + 1);
      return version.tells(refusal) || changed.length > 0;
    },
    untick,
    reset(next) {
      setValues({ ...next });
      version.restart();
      setLeft(new Set<string>());
      setRefused([]);
      setIsChecked(false);
    },
  };
}
