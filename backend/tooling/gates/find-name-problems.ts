const SAYS_NOTHING = new Set(["utils", "util", "helpers", "helper", "common", "misc", "manager", "shared"]);

/** A file or folder whose name says nothing of what is in it. */
export function findNameProblems(file: string): string[] {
  const words = file.split("/").flatMap((part) => part.replace(/\..*$/, "").split("-"));
  return words
    .filter((word) => SAYS_NOTHING.has(word))
    .map((word) => `${file}: "${word}" says nothing of what is in it`);
}
