/** Why Zapisy cannot start, in words for the terminal: shown as they are, without a stack. */
export class StartProblem extends Error {
  override name = "StartProblem";
}
