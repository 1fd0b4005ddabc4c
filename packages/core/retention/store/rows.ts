import { Entity, type EntityItem } from "electrodb";
import { dueAttributes } from "../../due/index.ts";
import { erasureEntity } from "../../erasure/index.ts";
import type { ProjectId } from "../../project/index.ts";
import { json, keyFields, SERVICE, type Table } from "../../shared/table.ts";
import {
  PROJECT_KINDS,
  RETENTION_KINDS,
  type Hold,
  type PersonHold,
  type ProjectRetention,
  type RetentionLook,
  type RetentionSwitch,
  type Terms,
} from "../schema.ts";

/** There is one installation, and so one switch. */
export const SITE = "site";

const retentionEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "projectRetention", version: "1", service: SERVICE },
      attributes: {
        retentionOf: { type: "string", required: true },
        terms: { type: json<Terms>(), required: true },
        lastPaymentOn: { type: "string" },
        holds: { type: json<Hold[]>(), required: true },
        version: { type: "number", required: true },
        updatedAt: { type: "string", required: true },
        changedBy: { type: "string", required: true },
        changeReason: { type: "string" },
      },
      indexes: {
        retention: {
          pk: { ...keyFields().pk, composite: ["retentionOf"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

const switchEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "retentionSwitch", version: "1", service: SERVICE },
      attributes: {
        switchOf: { type: "string", required: true },
        isOn: { type: "boolean", required: true },
        version: { type: "number", required: true },
        updatedAt: { type: "string", required: true },
        changedBy: { type: "string", required: true },
        ...dueAttributes,
      },
      indexes: {
        switch: {
          pk: { ...keyFields().pk, composite: ["switchOf"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

const lookEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "retentionLook", version: "1", service: SERVICE },
      attributes: {
        lookOf: { type: "string", required: true },
        kind: { type: [...RETENTION_KINDS, ...PROJECT_KINDS], required: true },
        after: { type: json<RetentionLook["after"]>() },
        lookedOn: { type: "string" },
        removed: { type: "number", required: true },
        named: { type: "number", required: true },
        version: { type: "number", required: true },
        updatedAt: { type: "string", required: true },
      },
      indexes: {
        look: {
          pk: { ...keyFields().pk, composite: ["lookOf"] },
          sk: { ...keyFields().sk, composite: ["kind"] },
        },
      },
    },
    { client: documents, table: name },
  );

const personHoldEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "personHold", version: "1", service: SERVICE },
      attributes: {
        heldOf: { type: "string", required: true },
        hold: { type: json<KeptHold>(), required: true },
        version: { type: "number", required: true },
        changedBy: { type: "string", required: true },
        changeReason: { type: "string" },
      },
      indexes: {
        hold: {
          pk: { ...keyFields().pk, composite: ["heldOf"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** What of a hold stands in one attribute of its row. */
export type KeptHold = Omit<PersonHold, "heldOf" | "version" | "changedBy" | "changeReason">;
/** As it stands in the table. */
export type PersonHoldRow = EntityItem<ReturnType<typeof personHoldEntity>>;
/** As it stands in the table. */
export type RetentionRow = EntityItem<ReturnType<typeof retentionEntity>>;
/** As it stands in the table. */
export type SwitchRow = EntityItem<ReturnType<typeof switchEntity>>;
/** As it stands in the table. */
export type LookRow = EntityItem<ReturnType<typeof lookEntity>>;

/** Rows of retention, and of erasures, which are begun and taken together with them. */
export type RetentionEntities = ReturnType<typeof retentionEntities>;

/** Makes the models of what retention keeps. */
export function retentionEntities(table: Table) {
  return {
    retentions: retentionEntity(table),
    switches: switchEntity(table),
    looks: lookEntity(table),
    people: personHoldEntity(table),
    erasures: erasureEntity(table),
  };
}

/** What is said of a project, as it was kept. */
export function fromRow(row: RetentionRow): ProjectRetention {
  const { terms, lastPaymentOn, holds, version, updatedAt, changedBy, changeReason } = row;
  const projectId = row.retentionOf as ProjectId;
  return { projectId, terms, lastPaymentOn, holds, version, updatedAt, changedBy, changeReason };
}

/** The switch as it was kept. */
export function fromSwitchRow({ isOn, version, updatedAt, changedBy, dueAt }: SwitchRow): RetentionSwitch {
  return { isOn, version, updatedAt, changedBy, nextAt: dueAt };
}

/** A hold of one person as it is kept. */
export function toPersonHoldRow(stored: PersonHold): PersonHoldRow {
  const { heldOf, version, changedBy, changeReason, ...hold } = stored;
  return { heldOf, hold, version, changedBy, changeReason };
}

/** A hold of one person as it was kept. */
export function fromPersonHoldRow({
  heldOf,
  hold,
  version,
  changedBy,
  changeReason,
}: PersonHoldRow): PersonHold {
  return { ...hold, heldOf: heldOf as PersonHold["heldOf"], version, changedBy, changeReason };
}

/** A look as it was kept. */
export function fromLookRow(row: LookRow): RetentionLook {
  const { kind, after, lookedOn, removed, named, version, updatedAt } = row;
  const lookOf = row.lookOf as RetentionLook["lookOf"];
  return { lookOf, kind, after, lookedOn, removed, named, version, updatedAt };
}
