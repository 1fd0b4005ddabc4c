export {
  guessReading,
  hasName,
  MAX_COLUMNS,
  NAME_COLUMNS,
  possibleMeanings,
  type ColumnMeaning,
  type TableReading,
} from "./columns.ts";
export { readPeople, type ReadRow } from "./people.ts";
