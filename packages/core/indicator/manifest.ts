import type { Said } from "../shared/holding.ts";
import { teller, type Manifest } from "../shared/manifest.ts";
import { indicatorHistory, resultHistory } from "./history.ts";
import {
  type IndicatorRow,
  indicatorFromRow,
  type KeptIndicator,
  type KeptResult,
  resultFromRow,
  type ResultRow,
} from "./store.ts";

/** What has to be known of indicators, and of results that are entered about people. */
export const indicatorManifest = {
  entities: {
    indicator: {
      key: "indicatorsOf",
      followed: true,
      holds: {
        of: "nobody",
        why: "running",
        until: "installation",
        by: "none",
        read: ["participants.read"],
        fields: {
          projectId: "nothing",
          indicatorId: "nothing",
          indicator: {
            name: "nothing",
            unit: "nothing",
            base: "nothing",
            target: "nothing",
            rule: "nothing",
            splits: "nothing",
            source: "nothing",
            measured: "nothing",
            removed: "nothing",
            createdAt: "nothing",
            updatedAt: "nothing",
          } satisfies Said<KeptIndicator>,
          version: "nothing",
          doing: "nothing",
          changedBy: "id",
        },
      },
    },
    indicatorResult: {
      key: "resultsOf",
      followed: true,
      holds: {
        of: "participants",
        why: "funding",
        until: "participants",
        by: "participant",
        // Of a special category by the second alone.
        read: ["participants.read", "participants.read_special"],
        fields: {
          projectId: "nothing",
          participantId: "id",
          resultId: "nothing",
          result: {
            indicatorId: "nothing",
            // What became of somebody may be their health.
            kindId: ["facts", "special"],
            day: "facts",
            note: "words",
            proof: ["id", "words"],
            struck: "words",
            createdAt: "nothing",
            updatedAt: "nothing",
          } satisfies Said<KeptResult>,
          version: "nothing",
          doing: "nothing",
          changedBy: "id",
          changeReason: "words",
        },
      },
    },
  },
  // Read without the store, which the API makes when indicators are first asked for.
  history: () => ({
    indicator: teller((image) => indicatorFromRow(image as unknown as IndicatorRow), indicatorHistory),
    indicatorResult: teller((image) => resultFromRow(image as unknown as ResultRow), resultHistory),
  }),
} as const satisfies Manifest<never>;
