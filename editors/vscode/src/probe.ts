/** Asks a program for its version, which is all that is ever run to find out what it is. */

import { execFile } from "node:child_process";
import { homedir } from "node:os";
import type { Candidate } from "./candidates.ts";
import { isRecent, OLDEST, versionIn } from "./version.ts";

const PATIENCE_MS = 10_000;

/** The version of a server that can be used, or in words why it cannot. */
export type Probed = { readonly version: string } | { readonly reason: string };

/** Never through a shell, and never in the folder of a workspace. */
export function probe({ command, args }: Candidate): Promise<Probed> {
  const options = { cwd: homedir(), timeout: PATIENCE_MS, windowsHide: true };
  return new Promise((resolve) => {
    execFile(command, [...args, "--version"], options, (error, stdout, stderr) => {
      resolve(error ? { reason: why(error, stderr) } : judged(stdout));
    });
  });
}

function judged(output: string): Probed {
  const version = versionIn(output);
  if (version === undefined) {
    return { reason: "it does not answer --version as speclsp does" };
  }
  if (!isRecent(version)) {
    return { reason: `it is version ${version}, and at least ${OLDEST} is needed` };
  }
  return { version };
}

function why(error: Error & { killed?: boolean }, stderr: string): string {
  if (error.killed) {
    return `it gave no answer within ${PATIENCE_MS / 1000} s`;
  }
  const said = stderr.trim().split("\n").at(-1)?.trim();
  return said || error.message.split("\n", 1)[0] || "it could not be started";
}
