// Reads {name: WebVTT} from standard input and writes, as JSON, the errors that the W3C's
// webvtt-parser finds in each: {name: ["line: message", …]}. Used by test_webvtt_judge.py.
import { readFileSync } from "node:fs";
import webvtt from "webvtt-parser";

const files = Object.entries(JSON.parse(readFileSync(0, "utf8")));
const errors = (text) =>
  new webvtt.WebVTTParser().parse(text, "subtitles").errors.map(({ line, message }) => `${line}: ${message}`);
console.log(JSON.stringify(Object.fromEntries(files.map(([name, text]) => [name, errors(text)]))));
