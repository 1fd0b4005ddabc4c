import type { EventView } from "@zapisy/core/event/answer";
import { formWithoutPlace, MISSING_CODES } from "@zapisy/core/form/rules";
import { errorText, loadError } from "@zapisy/words/error";
import { createMemo, createSignal } from "solid-js";
import { createStore, produce, unwrap } from "solid-js/store";
import type { ApiError, ApiIssue } from "../../data/client.ts";
import { useMessages } from "../../data/locale.ts";
import { createFormVersion } from "../../forms/form-version.ts";
import type { FieldIssue } from "../../ui/error-summary.tsx";
import { checkOther } from "../registration/form/check.state.ts";
import { useFieldLabel } from "../registration/form/field-label.ts";
import type { RegistrationForm } from "../registration/form/form.ts";
import { EMPTY_FORM, hasNeeds, type FormValues } from "../registration/form/form.state.ts";
import { fieldPaths, placeIssues } from "../registration/form/issue.state.ts";

/** What is asked of people whom another person registers: all but the institution and the code, which are said for all. */
export function askedOfOthers(event: EventView, keepsChoices = false): EventView {
  return {
    ...event,
    accessCode: undefined,
    form: { ...formWithoutPlace(event.form), institution: "hidden" },
    choiceGroups: keepsChoices ? [] : event.choiceGroups,
  };
}

/** Whether nothing is written of somebody yet. */
export function isBlank(values: FormValues): boolean {
  const { formVersion: _, ...written } = values;
  return JSON.stringify({ ...EMPTY_FORM, ...written }) === JSON.stringify(EMPTY_FORM);
}

/** The form in which somebody registers others, or gives a place to another person. */
export type OthersForm = ReturnType<typeof createOthersForm>;

/**
 * Makes the state of a form about other people, with what whoever fills it in declares.
 * @param options.event what is asked of each of them
 * @param options.own what is wrong with the fields that are not about one of them, in the order of the page
 */
export function createOthersForm(options: {
  event: () => EventView;
  initial?: readonly FormValues[];
  formVersion?: number;
  own: () => ApiIssue[];
  labelOf: (path: string) => string;
  personName: (index: number) => string;
  /** Shows the fields of one of them. */
  open?: (index: number) => void;
}) {
  const errors = useMessages(loadError);
  const fieldLabel = useFieldLabel(options.event);
  const version = createFormVersion(options.event, options.formVersion);
  const [people, setPeople] = createStore<FormValues[]>(
    (options.initial ?? [EMPTY_FORM]).map((values) => ({ ...values })),
  );
  const [declares, setDeclares] = createSignal({ acts: false, needs: false });
  const [refused, setRefused] = createSignal<readonly ApiIssue[]>([]);
  const [left, setLeft] = createSignal<ReadonlySet<string>>(new Set());
  const [isChecked, setIsChecked] = createSignal(false);
  const [attempts, setAttempts] = createSignal(0);
  const prefix = (index: number) => `people.${index}.`;
  const asksNeeds = () => people.some((values) => hasNeeds(values));
  const within = (index: number): ApiIssue[] =>
    refused()
      .filter(({ path }) => path.startsWith(prefix(index)))
      .map((issue) => ({ ...issue, path: issue.path.slice(prefix(index).length) }));
  const paths = createMemo(() => fieldPaths(options.event()));
  const found = createMemo(() =>
    people.map((values, index) =>
      placeIssues([...checkOther(options.event(), values), ...within(index)], paths()),
    ),
  );
  const declared = (): ApiIssue[] => [
    ...(declares().acts ? [] : [{ path: "declarations.acts", code: "delegation.acts_required" }]),
    ...(asksNeeds() && !declares().needs
      ? [{ path: "declarations.needs", code: "consent.needs_required" }]
      : []),
  ];
  const others = () => refused().filter(({ path }) => !/^people\.\d+\./.test(path));
  const own = (): ApiIssue[] => {
    const all = [...options.own(), ...others().filter(({ path }) => !path.startsWith("declarations."))];
    return all.filter(({ path }, index) => all.findIndex((one) => one.path === path) === index);
  };
  const textOf = (issue: ApiIssue) => errorText(errors(), issue.code, issue);
  const line = (issue: ApiIssue, label: string) => (label ? `${label} – ${textOf(issue)}` : textOf(issue));
  const isFaulty = (index: number) => {
    const one = found()[index];
    return one !== undefined && one.placed.length + one.left.length > 0;
  };
  const drop = (meant: (path: string) => boolean) =>
    setRefused((list) => list.filter(({ path }) => !meant(path)));

  return {
    people,
    attempts,
    formVersion: version.version,
    asksNeeds,
    declares,
    /** Whether something of that person has to be corrected, once the form was sent or a list brought them. */
    isFaulty: (index: number) => (isChecked() || left().has(prefix(index))) && isFaulty(index),
    declare(part: Partial<ReturnType<typeof declares>>) {
      setDeclares((all) => ({ ...all, ...part }));
      drop((path) => path.startsWith("declarations."));
    },
    /** Puts people of a list behind those who are written already, and shows what is to be put right of each. */
    fill(listed: readonly FormValues[]) {
      const written = people.filter((values) => !isBlank(values)).map((values) => ({ ...values }));
      setPeople([...written, ...listed]);
      drop((path) => path.startsWith("people"));
      setLeft(new Set(listed.map((_, index) => prefix(written.length + index))));
    },
    add: () => setPeople(people.length, { ...EMPTY_FORM }),
    /** Takes one off the list. Gives back what was written of them, to be put back. */
    remove(index: number): FormValues {
      const gone = { ...EMPTY_FORM, ...structuredClone(unwrap(people)[index]) };
      setPeople(produce((list) => list.splice(index, 1)));
      // What the server said was of people by their number.
      drop((path) => path.startsWith("people"));
      setLeft(new Set<string>());
      return gone;
    },
    putBack: (index: number, values: FormValues) =>
      setPeople(produce((list) => list.splice(index, 0, values))),
    reset(values: readonly FormValues[]) {
      setPeople(values.map((one) => ({ ...one })));
      setDeclares({ acts: false, needs: false });
      setRefused([]);
      setLeft(new Set<string>());
      setIsChecked(false);
      version.restart();
    },
    /** The fields of one person. */
    formOf: (index: number): RegistrationForm => ({
      get values() {
        return people[index] ?? EMPTY_FORM;
      },
      set(part) {
        setPeople(index, part);
        const changed = Object.keys(part).map((field) => `${prefix(index)}${field}`);
        drop((path) => changed.some((each) => path.startsWith(each)));
      },
      leave: (path) => setLeft((set) => new Set(set).add(prefix(index) + path)),
      errorOf(path) {
        const issue = found()[index]?.placed.find((each) => each.path === path);
        const isLeft = left().has(prefix(index) + path);
        const isDue =
          isChecked() || left().has(prefix(index)) || (isLeft && !MISSING_CODES.has(issue?.code ?? ""));
        return issue && isDue ? textOf(issue) : undefined;
      },
    }),
    leave: (path: string) => setLeft((set) => new Set(set).add(path)),
    /** What is wrong with a field that is not about one of the people. */
    errorOf(path: string): string | undefined {
      const issue = [...own(), ...declared()].find((each) => each.path === path);
      const isDue = isChecked() || (left().has(path) && !MISSING_CODES.has(issue?.code ?? ""));
      return issue && isDue ? textOf(issue) : undefined;
    },
    /** What the server said of such a field is out of date. */
    changed: (path: string) => drop((each) => each.startsWith(path)),
    summary(): FieldIssue[] {
      if (!isChecked()) return [];
      const ofPeople = found().flatMap(({ placed, left: rest }, index) => {
        const open = () => options.open?.(index);
        const name = options.personName(index);
        const said = (issue: ApiIssue) =>
          [name, line(issue, fieldLabel(issue.path))].filter(Boolean).join(": ");
        return [
          ...rest.map((issue) => ({ name: undefined, message: said(issue) })),
          ...placed.map((issue) => ({ name: issue.path, message: said(issue), open })),
        ];
      });
      const fields = (list: ApiIssue[]) =>
        list.map((issue) => ({
          name:
            options.labelOf(issue.path) || issue.path.startsWith("declarations.") ? issue.path : undefined,
          message: line(issue, options.labelOf(issue.path)),
        }));
      return [...fields(own()), ...ofPeople, ...fields(declared())];
    },
    check(): boolean {
      setIsChecked(true);
      // What the server refused may be free by now, or has no field here by which it could be mended: it is asked again.
      setRefused([]);
      const isRight = own().length + declared().length === 0 && people.every((_, index) => !isFaulty(index));
      if (!isRight) setAttempts((count) => count + 1);
      return isRight;
    },
    /** Shows what the server refused; true where the event has to be loaded anew. */
    refuse(refusal: ApiError, issues: readonly ApiIssue[] = refusal.issues): boolean {
      setRefused(issues);
      setIsChecked(true);
      setAttempts((count) => count + 1);
      return version.tells(refusal);
    },
  };
}
