export interface ImportedModule {
  specifier: string;
  line: number;
}

const IMPORT =
  /(?:^|[\s;}])(?:import|export)(?:[\s\w*{},$]*?\sfrom)?\s*["']([^"'\n]+)["']|\bimport\(\s*["']([^"'\n]+)["']/g;

/** The modules that a file imports or re-exports, dynamic imports of a fixed module included. */
export function findImports(text: string): ImportedModule[] {
  return [...text.matchAll(IMPORT)].map((match) => {
    const end = match.index + match[0].length;
    return { specifier: match[1] ?? match[2] ?? "", line: text.slice(0, end).split("\n").length };
  });
}
