import type { FieldId } from "@zapisy/core/form/schema";
import type { PersonCopy } from "@zapisy/core/person-copy/answer";
import type { AttendanceMessages } from "../attendance/index.ts";
import type { CommonMessages } from "../common/index.ts";
import { type FormMessages, listedName } from "../form/index.ts";
import { mailName, type MailMessages } from "../mail/index.ts";
import type { ParticipantMessages } from "../participant/index.ts";
import type { SelectionMessages } from "../selection/index.ts";
import type { StaffMessages } from "../staff/index.ts";
import type { SupportLogMessages } from "../support-log/index.ts";
import type { PersonCopyMessages } from "./index.ts";

/** Where words for the codes of other areas are. */
export interface CodeWords {
  copy: PersonCopyMessages;
  common: CommonMessages;
  mail: MailMessages;
  /** Fixed fields of the form are called as there. */
  form: FormMessages;
  attendance: Pick<AttendanceMessages, "state" | "noRecord">;
  participant: Pick<ParticipantMessages, "state" | "sector">;
  selection: { decision: Pick<SelectionMessages["decision"], "name"> };
  supportLog: Pick<SupportLogMessages, "mode">;
  history: Pick<
    StaffMessages["history"],
    "action" | "registrationField" | "participantField" | "otherAction" | "otherField"
  >;
}

type Entity = PersonCopy["rows"][number]["entity"];
type Names = Readonly<Record<string, string>>;

/** The word for a value that is kept as a code; undefined: it is none, and reads as it is. */
export function codeInWords(
  words: CodeWords,
  entity: Entity,
  path: string,
  value: string,
): string | undefined {
  const { copy: t, mail, history } = words;
  // Whatever the form asks is what somebody wrote, but for a box that was ticked.
  if (/^person\.(?:answers|entry|given\.entry)\./.test(path)) return lookUp({ yes: t.yes, no: t.no }, value);
  // The last name on the way, of what stands in a list that of the list.
  const name = path.split(".").findLast((part) => !/^\d+$/.test(part)) ?? path;
  if (entity === "message" && name === "kind") return mailName(mail, value);
  if (entity === "message" && name === "failure") return lookUp(t.failure, value) ?? t.otherFailure;
  if (entity === "auditEntry" && name === "action")
    return lookUp(actions(words), value) ?? history.otherAction;
  if (entity === "auditEntry" && (name === "fields" || name === "field"))
    return lookUp(fields(words), value.split(".")[0] ?? value) ?? history.otherField;
  const codes = codesOf(words);
  return lookUp(codes[`${entity}.${name}`] ?? codes[name] ?? {}, value);
}

/** By the last name on the way to a value, or by entity and that where it would mean something else. */
function codesOf({
  copy: t,
  common,
  attendance,
  participant,
  selection,
  supportLog,
}: CodeWords): Readonly<Record<string, Names>> {
  const marks = { ...attendance.state, none: attendance.noRecord };
  const statuses = named(common);
  const states = { ...marks, ...participant.state, ...t.state, ...statuses };
  return {
    access: common.accessNeed,
    "attendanceMark.state": marks,
    "auditEntry.from": states,
    "auditEntry.to": states,
    "certificate.type": t.holder,
    "certificate.unit": common.hourUnit,
    consent: t.field,
    "contentNote.text": { withheld: t.withheld },
    diet: common.diet,
    formOfAddress: common.formOfAddress,
    kinds: common.eventKind,
    locale: common.locale,
    mediaType: t.mediaType,
    "participant.sector": participant.sector,
    "participant.state": participant.state,
    "registration.by": common.registrationSource,
    "registration.status": statuses,
    "selectionDecision.decision": selection.decision.name,
    "selectionDecision.outcome": statuses,
    source: common.registrationSource,
    "subscription.state": t.news,
    "subscription.way": t.way,
    "supportEntry.mode": supportLog.mode,
    "suppressedAddress.reason": t.suppression,
    type: common.institutionType,
  };
}

function named({ status }: CommonMessages): Names {
  return Object.fromEntries(Object.entries(status).map(([code, { name }]) => [code, name]));
}

function actions({ common, history }: CodeWords): Names {
  const came = Object.entries(common.status).map(([code, { entry }]) => [`registration.${code}`, entry]);
  return { ...Object.fromEntries(came), ...history.action };
}

function fields({ copy: t, form, history }: CodeWords): Names {
  const fixed = (Object.keys(form.field) as FieldId[]).map((id) => [id, listedName(form, id)]);
  return {
    ...t.field,
    ...history.participantField,
    ...history.registrationField,
    ...Object.fromEntries(fixed),
  };
}

/** The word that stands for a name of ours. */
export function lookUp(names: Names, name: string): string | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}
