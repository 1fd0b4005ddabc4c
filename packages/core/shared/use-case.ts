/** Use cases as functions of what they work with, and of their input. */
// oxlint-disable-next-line typescript/no-explicit-any -- each says itself what it needs of the one and the other
type UseCases = Readonly<Record<string, (deps: any, ...input: any[]) => unknown>>;

/** What all of some use cases work with. */
type DepsOf<Cases extends UseCases> = {
  [Name in keyof Cases]: (deps: Parameters<Cases[Name]>[0]) => void;
}[keyof Cases] extends (deps: infer Deps) => void
  ? Deps
  : never;

/** Use cases that have what they work with: the service of a noun. */
export type Bound<Cases extends UseCases> = {
  [Name in keyof Cases]: Cases[Name] extends (deps: never, ...input: infer Input) => infer Output
    ? (...input: Input) => Output
    : never;
};

/** Gives use cases what they work with, so that whoever calls them need not know it. */
export function bind<Cases extends UseCases>(deps: DepsOf<Cases>, useCases: Cases): Bound<Cases> {
  const bound = Object.entries(useCases).map(([name, useCase]) => [
    name,
    (...input: unknown[]) => useCase(deps, ...input),
  ]);
  return Object.fromEntries(bound) as Bound<Cases>;
}
