// npm run bench [whole] [stages] [growth] [libraries]: prints tables in Markdown; see README.md.
import { growth } from "./growth.mjs";
import { libraries } from "./libraries.mjs";
import { stages } from "./stages.mjs";
import { whole } from "./whole.mjs";

const sections = { whole, stages, growth, libraries };
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in sections));
if (unknown.length > 0) {
  console.error(
    `bench: there is no ${unknown.join(", ")}; sections are whole, stages, growth, libraries`,
  );
  process.exit(2);
}
for (const [name, section] of Object.entries(sections)) {
  if (asked.length === 0 || asked.includes(name)) await section();
}
