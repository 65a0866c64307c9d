// Reads {schemas: {name: schema}, cases: [[name, data], …]} from standard input and writes the
// verdicts of Ajv on the cases, as a JSON list of true and false. Used by test_schema_verdicts.py.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

const { schemas, cases } = JSON.parse(readFileSync(0, "utf8"));
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
const validators = Object.fromEntries(
  Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]),
);
console.log(JSON.stringify(cases.map(([name, data]) => validators[name](data))));
