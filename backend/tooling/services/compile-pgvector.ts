import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { downloadSource, unpackAlone, unpackWithDependencies, type DebianArchive } from "./debian-archive.ts";
import { libraryPath } from "./library-path.ts";
import { runOrThrow, runProgram } from "./run-program.ts";

/**
 * Compiles pgvector 0.8 from Debian's source package into an unpacked PostgreSQL.
 * Uses the system's C compiler, or one unpacked beside the rest when there is none.
 */
export async function compilePgvector(archive: DebianArchive, input: { root: string; major: string }): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), "netvexa-pgvector-"));
  try {
    await downloadSource(archive, { name: "pgvector", release: "trixie" }, work);
    const tarball = (await readdir(work)).find((name) => /\.orig\.tar\./.test(name));
    if (tarball === undefined) throw new Error("Debian's pgvector source package holds no upstream archive");
    const source = join(work, "source");
    await mkdir(source);
    await runOrThrow(["tar", "-xf", join(work, tarball), "-C", source, "--strip-components=1"]);
    await unpackAlone(archive, [`postgresql-server-dev-${input.major}`], join(work, "dev"));
    await compileInto({ ...input, source, work, compiler: await findCompiler(archive, work) });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

interface Compiler {
  command: string[];
  env: NodeJS.ProcessEnv;
}

async function findCompiler(archive: DebianArchive, work: string): Promise<Compiler> {
  if ((await runProgram(["cc", "--version"])).code === 0) return { command: ["cc"], env: process.env };
  const root = join(work, "compiler");
  await unpackWithDependencies(archive, ["gcc", "libc6-dev"], root);
  // The linker looks for the C library inside the root, while the compiler itself runs with the system's.
  await unpackAlone(archive, ["libc6"], root);
  const libraries = await libraryPath(join(root, "usr"));
  const env = { ...process.env, LD_LIBRARY_PATH: libraries, PATH: `${root}/usr/bin:${process.env["PATH"]}` };
  return { command: [join(root, "usr/bin/gcc"), `--sysroot=${root}`], env };
}

async function compileInto(build: {
  root: string;
  major: string;
  source: string;
  work: string;
  compiler: Compiler;
}): Promise<void> {
  const version = /^default_version = '(.+)'/m.exec(await readFile(join(build.source, "vector.control"), "utf8"))?.[1];
  const sources = (await readdir(join(build.source, "src"))).filter((name) => name.endsWith(".c"));
  const include = join(build.work, "dev/usr/include/postgresql", build.major, "server");
  const flags = [
    "-O2",
    "-fPIC",
    "-shared",
    "-ftree-vectorize",
    "-fassociative-math",
    "-fno-signed-zeros",
    "-fno-trapping-math",
  ];
  const output = join(build.root, "usr/lib/postgresql", build.major, "lib/vector.so");
  const files = sources.map((name) => join(build.source, "src", name));
  await runOrThrow([...build.compiler.command, ...flags, `-I${include}`, "-o", output, ...files, "-lm"], {
    env: build.compiler.env,
  });
  const extension = join(build.root, "usr/share/postgresql", build.major, "extension");
  await writeFile(join(extension, "vector.control"), await readFile(join(build.source, "vector.control")));
  await writeFile(join(extension, `vector--${version}.sql`), await readFile(join(build.source, "sql/vector.sql")));
}
