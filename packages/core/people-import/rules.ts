export {
  guessReading,
  hasName,
  MAX_COLUMNS,
  NAME_COLUMNS,
  possibleMeanings,
  type ColumnMeaning,
  type TableReading,
} from "./columns.ts";
export { readList, readPeople, type ListedPerson, type ReadRow } from "./people.ts";
