import { CommandProblem } from "../../infra/command.ts";

/** Why Zapisy cannot start, in words for the terminal: shown as they are, without a stack. */
export class StartProblem extends CommandProblem {
  override name = "StartProblem";
}
