import { Entity, type EntityItem } from "electrodb";
import type { EventId } from "../../event/schema.ts";
import type { ProjectId } from "../../project/schema.ts";
import { json, keyFields, SERVICE, type Table } from "../../shared/table.ts";
import type { Instant } from "../../shared/time.ts";
import type { CertificateTemplate } from "../answer.ts";
import { type LinkedCertificate, registerText } from "../rules.ts";
import type { CertificateId, CertificateState } from "../schema.ts";

const templateEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "certificateTemplate", version: "1", service: SERVICE },
      attributes: {
        projectId: { type: "string", required: true },
        template: { type: json<Omit<CertificateTemplate, "projectId" | "version">>(), required: true },
        version: { type: "number", required: true },
        changedBy: { type: "string", required: true },
      },
      indexes: {
        template: {
          pk: { ...keyFields().pk, composite: ["projectId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** The last number given in a project's register of one year. Goes up in the transaction that gives the number. */
const counterEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "certificateCounter", version: "1", service: SERVICE },
      attributes: {
        projectId: { type: "string", required: true },
        year: { type: "number", required: true },
        last: { type: "number", required: true },
      },
      indexes: {
        counter: {
          pk: { ...keyFields().pk, composite: ["projectId"] },
          sk: { ...keyFields().sk, composite: ["year"] },
        },
      },
    },
    { client: documents, table: name },
  );

type Kept = Omit<LinkedCertificate, "certificateId" | "eventId" | "projectId" | "state" | "version">;

const certificateEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "certificate", version: "1", service: SERVICE },
      attributes: {
        certificateId: { type: "string", required: true },
        eventId: { type: "string", required: true },
        projectId: { type: "string", required: true },
        state: { type: json<CertificateState>(), required: true },
        /** Everything else of the certificate, as the domain knows it. */
        certificate: { type: json<Kept>(), required: true },
        /** Year and number in the order of the register: `2011/000001`. */
        registerKey: { type: "string", required: true },
        /** {@link registerText}. */
        searchText: { type: "string", required: true },
        /** SHA-256 of the code of the public page. */
        codeHash: { type: "string", required: true },
        version: { type: "number", required: true },
        updatedAt: { type: "string", required: true },
        changedBy: { type: "string", required: true },
        changeReason: { type: "string" },
      },
      indexes: {
        certificate: {
          pk: { ...keyFields().pk, composite: ["certificateId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
        byEvent: {
          index: "gsi1",
          pk: { ...keyFields("gsi1").pk, composite: ["eventId"] },
          sk: { ...keyFields("gsi1").sk, composite: ["registerKey", "certificateId"] },
        },
        register: {
          index: "gsi2",
          pk: { ...keyFields("gsi2").pk, composite: ["projectId"] },
          sk: { ...keyFields("gsi2").sk, composite: ["registerKey"] },
        },
        byCode: {
          index: "gsi3",
          pk: { ...keyFields("gsi3").pk, composite: ["codeHash"] },
          sk: { ...keyFields("gsi3").sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** What a holder has of an event: one valid certificate at most, and those that were annulled. */
const claimEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "certificateClaim", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        holderKey: { type: "string", required: true },
        /** The valid certificate; absent when the last one was annulled. */
        certificateId: { type: "string" },
        /** Annulled ones, the oldest first. */
        former: { type: "list", items: { type: "string" }, required: true },
        version: { type: "number", required: true },
      },
      indexes: {
        claim: {
          pk: { ...keyFields().pk, composite: ["eventId", "holderKey"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** A template as the table has it. */
export type TemplateRow = EntityItem<ReturnType<typeof templateEntity>>;

type CertificateRow = EntityItem<ReturnType<typeof certificateEntity>>;

/** A certificate with what only the table knows of it. */
export interface StoredCertificate extends LinkedCertificate {
  codeHash: string;
  updatedAt: Instant;
  changedBy: string;
  changeReason?: string;
}

/** The row of a certificate. */
export function toRow(stored: StoredCertificate): CertificateRow {
  const {
    certificateId,
    eventId,
    projectId,
    state,
    version,
    codeHash,
    updatedAt,
    changedBy,
    changeReason,
    ...certificate
  } = stored;
  return {
    certificateId,
    eventId,
    projectId,
    state,
    certificate,
    registerKey: `${stored.year}/${String(stored.sequence).padStart(6, "0")}`,
    searchText: registerText(stored),
    codeHash,
    version,
    updatedAt,
    changedBy,
    changeReason,
  };
}

/** The certificate of a row. */
export function fromRow(row: CertificateRow): StoredCertificate {
  return {
    ...row.certificate,
    certificateId: row.certificateId as CertificateId,
    eventId: row.eventId as EventId,
    projectId: row.projectId as ProjectId,
    state: row.state,
    codeHash: row.codeHash,
    version: row.version,
    updatedAt: row.updatedAt,
    changedBy: row.changedBy,
    changeReason: row.changeReason,
  };
}

/** Makes the entities of certificates over one table. */
export const certificateEntities = (table: Table) => ({
  templates: templateEntity(table),
  counters: counterEntity(table),
  certificates: certificateEntity(table),
  claims: claimEntity(table),
});

/** What the store of certificates reads and writes. */
export type CertificateEntities = ReturnType<typeof certificateEntities>;
