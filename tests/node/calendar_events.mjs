// Reads a calendar from standard input and writes, as JSON, what ical.js sees of each event: its uid,
// title, start and end in UTC. A calendar that it cannot read is an error. Used by calendar_judges.py.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const utc = (time) => time.convertToZone(ICAL.Timezone.utcTimezone).toString();
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component, { strictExceptions: true });
  return [event.uid, event.summary, utc(event.startDate), utc(event.endDate)];
});
console.log(JSON.stringify(events));
