import type { FigureList, ProjectFigures } from "@zapisy/core/figure/answer";
import type { Cell } from "@zapisy/core/figure/schema";
import { staffRequest } from "../../data/session.ts";

/** All figures of a project. */
export function getFigures(projectId: string): Promise<ProjectFigures> {
  return staffRequest("GET", "/api/staff/projects/{projectId}/figures", { params: { projectId } });
}

/** A page of the list behind a figure. */
export function listFigure(projectId: string, cell: Cell, cursor?: string): Promise<FigureList> {
  return staffRequest("GET", "/api/staff/projects/{projectId}/figures/list", {
    params: { projectId },
    query: { ...cell, cursor },
  });
}
