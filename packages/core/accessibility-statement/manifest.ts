import type { Said } from "../shared/holding.ts";
import { teller, type Manifest } from "../shared/manifest.ts";
import { statementHistory } from "./history.ts";
import type { StatementInput } from "./schema.ts";
import type { StatementStore } from "./store.ts";

/** What has to be known of the statement of accessibility: the history follows. */
export const accessibilityStatementManifest = {
  entities: {
    accessibilityStatement: {
      key: "statementOf",
      followed: true,
      holds: {
        of: "others",
        why: "programme",
        until: "installation",
        by: "reading",
        read: ["settings.read"],
        fields: {
          statementOf: "nothing",
          stated: {
            entity: "nothing",
            address: "nothing",
            publishedOn: "nothing",
            changedOn: "nothing",
            conformance: "nothing",
            inaccessible: "words",
            preparedOn: "nothing",
            reviewedOn: "nothing",
            assessment: "nothing",
            assessor: "name",
            contactName: "name",
            contactEmail: "contact",
            contactPhone: "contact",
            premises: "words",
            apps: "words",
          } satisfies Said<Omit<StatementInput, "version">>,
          version: "nothing",
          updatedAt: "nothing",
          changedBy: "id",
        },
      },
    },
  },
  history: ({ statements }: { statements: StatementStore }) => ({
    accessibilityStatement: teller(statements.fromImage, statementHistory),
  }),
} as const satisfies Manifest<{ statements: StatementStore }>;
