import type * as v from "valibot";
import type { Fault, ValueWords } from "./question-type.ts";

/** What staff set up about a field that every event can ask. Absent: nothing, and it is not asked. */
export type FieldSetting = "required" | "optional" | "hidden" | readonly string[] | undefined;

/** The words in which values of fields are shown. */
export interface FieldWords extends ValueWords {
  readonly formOfAddress: Readonly<Record<string, string>>;
  readonly institutionType: Readonly<Record<string, string>>;
  /** Takes a TERYT code. */
  county(code: string): string;
}

/** A line of what is shown of a value; `part` is the part of it that the line is about, where it is not all of it. */
export interface ShownValue {
  part?: string;
  text: string;
}

/** What words of a table mean; undefined where they mean nothing. */
export interface CellWords {
  formOfAddress(text: string): string | undefined;
  institutionType(text: string): string | undefined;
  /** The TERYT code of a county. */
  county(text: string): string | undefined;
}

/**
 * A type of field that every event can ask, all of it that is not drawn (`web/forms/field-types` draws it). A form holds
 * a draft of its value: texts as they are typed, empty where nothing is. Pure.
 */
export interface FieldType<
  Sent extends v.GenericSchema,
  Corrected extends v.GenericSchema,
  Kept extends v.GenericSchema,
  Draft,
> {
  /** What people send, who may leave it out. */
  sent: Sent;
  /** What a correction sends: absent stays as it is, an empty text or null takes it away. */
  corrected: Corrected;
  /** What takes it away. */
  emptied: "" | null;
  /** What is kept and answered. */
  kept: Kept;
  /** Parts of the value that have inputs of their own; those without which it is nothing come first. */
  parts?: readonly string[];
  /** How many of the parts have to be filled in. Absent: all of it. */
  neededParts?: number;
  /** The draft of nothing. */
  blank: Draft;
  /** The draft of a value; absent: the value itself. */
  opened?(value: v.InferOutput<Kept>): Draft;
  /** What a draft comes to, undefined where nothing was filled in; absent: the text without what surrounds it. */
  given?(draft: Draft, byStaff: boolean): unknown;
  /**
   * The draft that cells of somebody's table come to, by the parts of the value (`""`: all of it); what means nothing stays as it is,
   * and is refused like any other. Absent: the text itself.
   */
  readCells?(cells: Readonly<Record<string, string>>, words: CellWords, offered: readonly string[]): Draft;
  /** What usually stays the same from one paper form to the next; absent: nothing. */
  carried?(draft: Draft): Draft;
  /** What can be picked, where the setting says it, with what the person has. */
  offered?(setting: FieldSetting, own?: v.InferOutput<Kept>): readonly string[];
  /** What is wrong with a value that an event's setting does not allow. */
  check?(value: v.InferOutput<Kept>, setting: FieldSetting, own?: v.InferOutput<Kept>): Fault | undefined;
  /** How it reads; absent: as it is kept. */
  show?(value: v.InferOutput<Kept>, words: FieldWords): ShownValue[];
  /** Where a press on it leads. */
  href?(value: v.InferOutput<Kept>): string;
}

/** Declares a type of field. */
export function fieldType<
  Sent extends v.GenericSchema,
  Corrected extends v.GenericSchema,
  Kept extends v.GenericSchema,
  Draft,
>(type: FieldType<Sent, Corrected, Kept, Draft>): FieldType<Sent, Corrected, Kept, Draft> {
  return type;
}
