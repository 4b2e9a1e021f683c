import { expect, test } from "vitest";
import { readPlan } from "./debian-archive.ts";

test("a plan lists new, upgraded and reinstalled packages with their versions, without the system's C library", () => {
  const plan = [
    "Reading package lists...",
    "Inst libc6 [2.36-9] (2.36-10 Debian:12.5/stable [amd64])",
    "Inst libjemalloc2 (5.3.0-1 Debian:12.5/stable [amd64])",
    "Inst redis-tools [5:7.0.14-1] (5:7.0.15-1 Debian:12.5/stable [amd64]) []",
    "Inst libllvm14 (1:14.0.6-12 Debian:12.5/stable [amd64])",
    "Conf libjemalloc2 (5.3.0-1 Debian:12.5/stable [amd64])",
  ];
  expect(readPlan(plan.join("\n"))).toEqual(["libjemalloc2=5.3.0-1", "redis-tools=5:7.0.15-1"]);
});
