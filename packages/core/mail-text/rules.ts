export {
  FIELD_NAMES,
  fieldsOf,
  MERGE_FIELDS,
  names,
  piecesOf,
  textIssues,
  type MergeField,
  type Piece,
} from "./fields.ts";
