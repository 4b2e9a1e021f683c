import { startServices, type ServiceName } from "./services/start-services.ts";

// Started by hand it keeps the services up until it is interrupted, and prints what to set to use them.
const wanted = process.argv
  .slice(2)
  .filter((name): name is ServiceName => ["postgres", "redis", "chromium", "wordpress"].includes(name));
const services = await startServices(wanted.length > 0 ? wanted : ["postgres", "redis", "chromium"]);
for (const [name, value] of Object.entries(services.env)) process.stdout.write(`${name}=${value}\n`);
const keepAlive = setInterval(() => undefined, 60_000);
const end = (): void => {
  clearInterval(keepAlive);
  void services.stop();
};
process.once("SIGINT", end);
process.once("SIGTERM", end);
