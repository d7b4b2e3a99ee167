// The official renderer's judgement on cards: a card on each line in, what is wrong with it on each line out.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const { AdaptiveCard, HostConfig, SerializationContext } =
  createRequire(import.meta.url)("adaptivecards/dist/adaptivecards.js");
const teams = new HostConfig({ actions: { maxActions: 6 } });

function faults(json) {
  // 3.0.6 remembers where its pattern for languages last matched, and refuses every second "en".
  AdaptiveCard.langProperty.regEx.lastIndex = 0;
  const card = new AdaptiveCard();
  card.hostConfig = teams;
  const read = new SerializationContext();
  card.parse(json, read);
  const found = Array.from({ length: read.eventCount }, (_, n) => read.getEventAt(n).message);
  found.push(...card.validateProperties().validationEvents.map((event) => event.message));
  if (card.getItemCount() !== (json.body ?? []).length) found.push("An element was not read.");
  if (card.getActionCount() !== (json.actions ?? []).length) found.push("An action was not read.");
  return found;
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(faults(JSON.parse(line))));
}
