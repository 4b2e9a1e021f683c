/**
 * Flags of the Node process that serves. Young objects get little room: a server that reads a catalogue makes many of
 * them, and the default keeps some 50 MB more for each thread. `deploy/Dockerfile` says the same.
 */
export const serverFlags = ["--max-semi-space-size=8"];
