import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runOrThrow, runProgram } from "./run-program.ts";

// The C library must stay the system's; the rest is nothing that a server or a browser loads when it runs.
const NEVER_UNPACKED =
  /^(libc6|libc-bin|libllvm\d.*|perl.*|libperl.*|dpkg|debconf|adduser|systemd.*|init-system-helpers)$/;

/**
 * Debian's (or a derivative's) packages, read with apt's own client but with private lists, cache and package state:
 * nothing is installed, no lock of the system is taken, no root is needed. `close` removes what was downloaded.
 */
export interface DebianArchive {
  root: string;
  config: string;
  close(): Promise<void>;
}

/** Reads the system's package sources afresh. Throws when the system has no apt. */
export async function openDebianArchive(): Promise<DebianArchive> {
  const root = await mkdtemp(join(tmpdir(), "netvexa-apt-"));
  const config = await writeConfig(root);
  await updateLists(config);
  return { root, config, close: () => rm(root, { recursive: true, force: true }) };
}

/**
 * The same for one Debian release instead of the system's own: for packages that fit any system, such as WordPress.
 * Throws when the system has no apt, or when its sources name no Debian mirror.
 */
export async function openReleaseArchive(release: string): Promise<DebianArchive> {
  // The mirror is known only once the system's own lists are there.
  const archive = await openDebianArchive();
  const file = await writeReleaseSources(archive, { type: "deb", release });
  await appendFile(archive.config, `Dir::Etc::sourcelist "${file}";\nDir::Etc::sourceparts "-";\n`);
  await forgetInstalled(archive);
  await updateLists(archive.config);
  return archive;
}

/** Plans as on an empty system from now on, so that what is unpacked depends on nothing that happens to be installed. */
export async function forgetInstalled({ root }: DebianArchive): Promise<void> {
  await writeFile(join(root, "status"), "");
}

async function updateLists(config: string): Promise<void> {
  // One unreachable third-party source must not stop the rest: what is missing shows when a package is resolved.
  const updated = await runProgram(["apt-get", "-c", config, "update"]);
  if (updated.code === 127) {
    throw new Error("this system has no apt-get, so programs for the tests cannot be unpacked");
  }
}

/** Unpacks packages, and whatever of their dependencies this system lacks, under `target`. */
export async function unpackWithDependencies(archive: DebianArchive, names: string[], target: string): Promise<void> {
  // Those that the system has are planned too, so that the folder does not depend on their staying there.
  const how = ["install", "--simulate", "--reinstall", "--no-install-recommends", "--yes"];
  const plan = await runOrThrow(["apt-get", "-c", archive.config, ...how, ...names]);
  await unpackAlone(archive, readPlan(plan), target);
}

/** Unpacks packages without their dependencies. */
export async function unpackAlone(archive: DebianArchive, names: string[], target: string): Promise<void> {
  const folder = await mkdtemp(join(archive.root, "debs-"));
  await runOrThrow(["apt-get", "-c", archive.config, "download", ...names], { cwd: folder });
  for (const file of await readdir(folder)) await runOrThrow(["dpkg", "-x", join(folder, file), target]);
  await rm(folder, { recursive: true });
}

/** The version that would be installed, or undefined when the sources have no such package. */
export async function findCandidate(archive: DebianArchive, name: string): Promise<string | undefined> {
  const policy = await runOrThrow(["apt-cache", "-c", archive.config, "policy", name]);
  const version = /Candidate: (\S+)/.exec(policy)?.[1];
  return version === "(none)" ? undefined : version;
}

/** Downloads the source package of a Debian release into `target`, checked against that release's signature. */
export async function downloadSource(
  archive: DebianArchive,
  source: { name: string; release: string },
  target: string,
): Promise<void> {
  const lists = join(archive.root, `lists-${source.release}`);
  await mkdir(join(lists, "partial"), { recursive: true });
  const sources = [
    "-o",
    `Dir::Etc::sourcelist=${await writeReleaseSources(archive, { type: "deb-src", release: source.release })}`,
  ];
  const only = ["-c", archive.config, ...sources, "-o", "Dir::Etc::sourceparts=-", "-o", `Dir::State::lists=${lists}`];
  await runOrThrow(["apt-get", ...only, "update"]);
  await runOrThrow(["apt-get", ...only, "source", "--download-only", source.name], { cwd: target });
}

/** The packages of a simulated installation as `name=version`, less those that must not be unpacked. */
export function readPlan(plan: string): string[] {
  return [...plan.matchAll(/^Inst (\S+) (?:\[[^\]]*\] )?\((\S+)/gm)]
    .filter(([, name = ""]) => !NEVER_UNPACKED.test(name))
    .map(([, name, version]) => `${name}=${version}`);
}

async function writeConfig(root: string): Promise<string> {
  await mkdir(join(root, "lists", "partial"), { recursive: true });
  await mkdir(join(root, "archives", "partial"), { recursive: true });
  await writeFile(join(root, "status"), await readFile("/var/lib/dpkg/status", "utf8").catch(() => ""));
  const lines = [
    `Dir::State "${root}";`,
    `Dir::State::lists "${root}/lists";`,
    `Dir::State::status "${root}/status";`,
    `Dir::Cache "${root}";`,
    'APT::Sandbox::User "";',
    'Debug::NoLocking "true";',
    'Acquire::Retries "2";',
    'Acquire::http::Timeout "20";',
    "#clear APT::Update::Post-Invoke;",
    "#clear APT::Update::Post-Invoke-Success;",
    "#clear DPkg::Post-Invoke;",
  ];
  const config = join(root, "apt.conf");
  await writeFile(config, `${lines.join("\n")}\n`);
  return config;
}

async function writeReleaseSources(
  archive: DebianArchive,
  { type, release }: { type: "deb" | "deb-src"; release: string },
): Promise<string> {
  const targets = await runOrThrow([
    "apt-get",
    "-c",
    archive.config,
    "indextargets",
    "--format",
    "$(ORIGIN) $(REPO_URI)",
  ]);
  const mirror = targets
    .split("\n")
    .map((line) => line.split(" "))
    .find(([origin, uri]) => origin === "Debian" && uri !== undefined && !uri.includes("security"))?.[1];
  if (mirror === undefined) throw new Error("this system's package sources name no Debian mirror");
  const file = join(archive.root, `${release}.list`);
  await writeFile(
    file,
    `${type} [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror} ${release} main\n`,
  );
  return file;
}
