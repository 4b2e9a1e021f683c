import { getSourceRoute, listFilesRoute, MAX_UPLOAD_BYTES, uploadFileRoute } from "@netvexa/contract";
import { useState } from "react";
import { ApiProblem } from "../../api/api-problem.ts";
import { useChange } from "../../api/use-route.ts";

export interface Upload {
  name: string;
  state: "waiting" | "sending" | "done" | "failed";
  error: Error | null;
}

/** Sends files one after another; each has a result of its own, and the last one begins the reading. */
export function useUploads(sourceId: string) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const { mutateAsync } = useChange(uploadFileRoute, [listFilesRoute, getSourceRoute]);
  const mark = (name: string, change: Partial<Upload>) =>
    setUploads((before) => before.map((upload) => (upload.name === name ? { ...upload, ...change } : upload)));
  const send = async (file: File, isLast: boolean) => {
    mark(file.name, { state: "sending" });
    try {
      if (file.size > MAX_UPLOAD_BYTES) throw tooLarge();
      await mutateAsync({
        params: { sourceId, fileName: file.name },
        query: { sync: isLast ? "true" : "false" },
        upload: file,
      });
      mark(file.name, { state: "done" });
    } catch (error) {
      mark(file.name, { state: "failed", error: error instanceof Error ? error : new Error(String(error)) });
    }
  };
  const upload = async (files: readonly File[]) => {
    const names = new Set(files.map(({ name }) => name));
    setUploads((before) => [
      ...before.filter(({ name }) => !names.has(name)),
      ...files.map(({ name }): Upload => ({ name, state: "waiting", error: null })),
    ]);
    for (const [index, file] of files.entries()) await send(file, index === files.length - 1);
  };
  return { uploads, upload };
}

function tooLarge(): ApiProblem {
  return new ApiProblem({ status: 413, code: "upload_too_large", detail: "", issues: [] });
}
