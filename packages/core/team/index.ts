export { createTeamService, type TeamService } from "./service.ts";
