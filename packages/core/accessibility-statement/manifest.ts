import { teller, type Manifest } from "../shared/manifest.ts";
import { statementHistory } from "./history.ts";
import type { StatementStore } from "./store.ts";

/** What has to be known of the statement of accessibility: the history follows. */
export const accessibilityStatementManifest = {
  entities: { accessibilityStatement: { key: "statementOf", followed: true } },
  history: ({ statements }: { statements: StatementStore }) => ({
    accessibilityStatement: teller(statements.fromImage, statementHistory),
  }),
} as const satisfies Manifest<{ statements: StatementStore }>;
