import type { Said } from "../shared/holding.ts";
import { teller, type Manifest } from "../shared/manifest.ts";
import type { Project } from "./answer.ts";
import { projectHistory } from "./history.ts";
import type { ProjectStore } from "./store.ts";

/** What has to be known of projects. */
export const projectManifest = {
  entities: {
    project: {
      key: "projectId",
      followed: true,
      holds: {
        of: "others",
        why: "programme",
        until: "installation",
        by: "reading",
        read: ["project.read"],
        fields: {
          projectId: "nothing",
          project: {
            title: "nothing",
            number: "nothing",
            funder: "nothing",
            fundingClause: "nothing",
            informationClause: "nothing",
            authorityClause: "nothing",
            description: "words",
            startsOn: "nothing",
            endsOn: "nothing",
            organisations: "nothing",
            territory: "nothing",
            targetGroups: "nothing",
            supports: "nothing",
            contact: ["name", "contact"],
            logos: "nothing",
            createdAt: "nothing",
            updatedAt: "nothing",
          } satisfies Said<Omit<Project, "projectId" | "version">>,
          startsOn: "nothing",
          version: "nothing",
          changedBy: "id",
          changeReason: "words",
        },
      },
    },
    projectLogo: {
      key: "projectId",
      holds: {
        of: "nobody",
        why: "running",
        until: "installation",
        by: "none",
        read: ["project.read"],
        fields: { projectId: "nothing", logoId: "nothing", mime: "nothing", data: "nothing" },
      },
    },
  },
  history: ({ projects }: { projects: ProjectStore }) => ({
    project: teller(projects.fromImage, projectHistory),
  }),
} as const satisfies Manifest<{ projects: ProjectStore }>;
