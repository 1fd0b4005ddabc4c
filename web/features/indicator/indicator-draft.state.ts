import type { IndicatorView } from "@zapisy/core/indicator/answer";
import {
  IndicatorChangeSchema,
  IndicatorInputSchema,
  type IndicatorChange,
  type Measured,
  type ResultKind,
  type Rule,
  type Split,
  type Target,
} from "@zapisy/core/indicator/schema";
import type { LocalizedText } from "@zapisy/core/shared/localized-text";
import { checkBy, type Checked } from "../../forms/issues.state.ts";
import { newPartId } from "../../forms/part-id.ts";

/** An indicator while somebody says what it is: with what belongs to each choice, so that nothing typed is lost by looking at another one. */
export interface IndicatorDraft {
  name: LocalizedText;
  unit: LocalizedText;
  by: Rule["by"];
  supportId: string;
  supportHours: number | undefined;
  hours: number | undefined;
  hourUnit: "clock" | "didactic";
  eventIds: string[];
  kinds: ResultKind[];
  as: Target["as"] | "";
  value: number | undefined;
  from: "" | "number" | "participants";
  baseNumber: number | undefined;
  baseContract: number | undefined;
  splits: Split[];
  source: string;
  when: Measured["when"];
  days: number | undefined;
}

/** What the form of a new indicator begins with. */
export function emptyDraft(): IndicatorDraft {
  return {
    name: { pl: "" },
    unit: { pl: "osoby", en: "people" },
    by: "support",
    supportId: "",
    supportHours: undefined,
    hours: undefined,
    hourUnit: "clock",
    eventIds: [],
    kinds: [{ kindId: newPartId(), name: { pl: "" } }],
    as: "",
    value: undefined,
    from: "",
    baseNumber: undefined,
    baseContract: undefined,
    splits: [],
    source: "",
    when: "project_end",
    days: undefined,
  };
}

/** What the form begins with. */
export function toDraft({
  name,
  unit,
  base,
  target,
  rule,
  splits,
  source,
  measured,
}: IndicatorView): IndicatorDraft {
  const begin: IndicatorDraft = {
    ...emptyDraft(),
    name,
    unit,
    by: rule.by,
    as: target?.as ?? "",
    value: target?.value,
    from: base?.from ?? "",
    splits,
    source: source ?? "",
    when: measured.when,
    days: measured.days,
  };
  if (base?.from === "number") begin.baseNumber = base.number;
  if (base?.from === "participants") begin.baseContract = base.contract;
  switch (rule.by) {
    case "support":
      return { ...begin, supportId: rule.supportId, supportHours: rule.hours };
    case "hours":
      return { ...begin, hours: rule.hours, hourUnit: rule.hourUnit };
    case "certificate":
      return { ...begin, eventIds: rule.eventIds };
    case "result":
      return { ...begin, kinds: rule.kinds };
  }
}

function ruleOf(draft: IndicatorDraft) {
  const { by, supportId, supportHours, hours, hourUnit, eventIds, kinds } = draft;
  switch (by) {
    case "support":
      return { by, supportId, hours: supportHours };
    case "hours":
      return { by, hours, hourUnit };
    case "certificate":
      return { by, eventIds };
    case "result":
      return { by, kinds };
  }
}

/** Checks the form as the server will. Without a version it is a new one. */
export function checkIndicator(
  {
    name,
    unit,
    as,
    value,
    from,
    baseNumber,
    baseContract,
    splits,
    source,
    when,
    days,
    ...rest
  }: IndicatorDraft,
  version: number | undefined,
): Checked<IndicatorChange> {
  const input = {
    name,
    unit,
    base:
      from === "number"
        ? { from, number: baseNumber }
        : from === "participants"
          ? { from, contract: baseContract }
          : undefined,
    target: as === "" ? undefined : { as, value },
    rule: ruleOf({
      name,
      unit,
      as,
      value,
      from,
      baseNumber,
      baseContract,
      splits,
      source,
      when,
      days,
      ...rest,
    }),
    splits,
    source,
    measured: when === "days_after" ? { when, days } : { when },
  };
  if (version !== undefined) return checkBy(IndicatorChangeSchema, { ...input, version });
  const checked = checkBy(IndicatorInputSchema, input);
  return checked.valid ? { valid: true, input: { ...checked.input, version: 0 } } : checked;
}
