import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runOrThrow, runProgram } from "./run-program.ts";

/**
 * Debian's (or a derivative's) packages, read with apt's own client but with private lists, cache and package state:
 * nothing is installed, no lock of the system is taken, no root is needed.
 */
export interface DebianArchive {
  /** Unpacks packages and whatever of their dependencies this system lacks under `target`. */
  unpack(names: string[], target: string): Promise<void>;
  /** Unpacks packages alone, without their dependencies. */
  unpackAlone(names: string[], target: string): Promise<void>;
  /** Downloads the source package of a Debian release into `target`, checked against that release's signature. */
  downloadSource(source: { name: string; release: string }, target: string): Promise<void>;
  /** The version that would be installed, or undefined when the archive has no such package. */
  candidate(name: string): Promise<string | undefined>;
  close(): Promise<void>;
}

// The C library must stay the system's; the rest is nothing that a server or a browser loads when it runs.
const NEVER_UNPACKED =
  /^(libc6|libc-bin|libllvm\d.*|perl.*|libperl.*|dpkg|debconf|adduser|systemd.*|init-system-helpers)$/;

export async function openDebianArchive(): Promise<DebianArchive> {
  const root = await mkdtemp(join(tmpdir(), "netvexa-apt-"));
  const config = await writeConfig(root);
  const apt = (tool: string, ...args: string[]): Promise<string> =>
    runOrThrow([tool, "-c", config, ...args], { cwd: root });
  // One unreachable third-party source must not stop the rest: what is missing shows when a package is resolved.
  const updated = await runProgram(["apt-get", "-c", config, "update"]);
  if (updated.code === 127) {
    throw new Error("this system has no apt-get, so programs for the tests cannot be unpacked");
  }

  const unpackAlone = async (names: string[], target: string): Promise<void> => {
    const folder = await mkdtemp(join(root, "debs-"));
    await runOrThrow(["apt-get", "-c", config, "download", ...names], { cwd: folder });
    for (const file of await readdir(folder)) await runOrThrow(["dpkg", "-x", join(folder, file), target]);
    await rm(folder, { recursive: true });
  };

  return {
    unpackAlone,
    async unpack(names, target) {
      // Those that the system has are planned too, so that the folder does not depend on their staying there.
      const how = ["--simulate", "--reinstall", "--no-install-recommends", "--yes"];
      const plan = await apt("apt-get", "install", ...how, ...names);
      await unpackAlone(readPlan(plan), target);
    },
    async downloadSource({ name, release }, target) {
      const sources = await writeReleaseSources(
        root,
        await apt("apt-get", "indextargets", "--format", "$(ORIGIN) $(REPO_URI)"),
        release,
      );
      const lists = join(root, `lists-${release}`);
      await mkdir(join(lists, "partial"), { recursive: true });
      const only = [
        "-o",
        `Dir::Etc::sourcelist=${sources}`,
        "-o",
        "Dir::Etc::sourceparts=-",
        "-o",
        `Dir::State::lists=${lists}`,
      ];
      await apt("apt-get", ...only, "update");
      await runOrThrow(["apt-get", "-c", config, ...only, "source", "--download-only", name], { cwd: target });
    },
    async candidate(name) {
      const policy = await apt("apt-cache", "policy", name);
      const version = /Candidate: (\S+)/.exec(policy)?.[1];
      return version === "(none)" ? undefined : version;
    },
    close: () => rm(root, { recursive: true, force: true }),
  };
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
  const config = join(root, "apt.conf");
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
  await writeFile(config, `${lines.join("\n")}\n`);
  return config;
}

async function writeReleaseSources(root: string, targets: string, release: string): Promise<string> {
  const mirror = targets
    .split("\n")
    .map((line) => line.split(" "))
    .find(([origin, uri]) => origin === "Debian" && uri !== undefined && !uri.includes("security"))?.[1];
  if (mirror === undefined) throw new Error("this system's package sources name no Debian mirror");
  const file = join(root, `${release}.list`);
  await writeFile(
    file,
    `deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror} ${release} main\n`,
  );
  return file;
}
