// Starts emulate's Slack: node serve.mjs PORT SEED.json
// emulate itself listens on every interface; made to listen on loopback alone.
import { readFileSync } from "node:fs";
import { Server } from "node:net";
import { createEmulator } from "emulate";

const listen = Server.prototype.listen;
Server.prototype.listen = function (port) {
  return listen.call(this, port, "127.0.0.1");
};
const [port, seed] = process.argv.slice(2);
await createEmulator({
  service: "slack",
  port: Number(port),
  seed: JSON.parse(readFileSync(seed, "utf8")),
});
