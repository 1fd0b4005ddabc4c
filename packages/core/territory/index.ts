export {
  CountyCodeSchema,
  VOIVODESHIPS,
  type County,
  type CountyCode,
  type Voivodeship,
  type VoivodeshipCode,
} from "./schema.ts";
export { countyName, findCounties, findCounty, listCounties, voivodeshipOf } from "./rules.ts";
