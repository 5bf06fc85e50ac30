/** Finds the server: the setting, then the Python extension's interpreter, then PATH. */

import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import * as vscode from "vscode";
import { configured, ofInterpreter, onPath, SettingError } from "./candidates.ts";
import type { Candidate, Machine } from "./candidates.ts";
import { probe } from "./probe.ts";
import { interpreters } from "./python.ts";

/** A command that answered as speclsp does. */
export interface Found extends Candidate {
  readonly version: string;
}

/** No server: a sentence for the user. */
export class MissingError extends Error {}

/** The first that answers. What was passed over goes to the log, with the reason. */
export async function find(log: vscode.LogOutputChannel): Promise<Found> {
  const machine = thisMachine();
  const setting = vscode.workspace.getConfiguration("speclsp").get("server.path", "").trim();
  if (setting !== "") {
    return one(named(setting, machine), log);
  }
  for (const candidate of [...(await ofPython(machine)), ...onPath(machine)]) {
    try {
      return await one(candidate, log);
    } catch (error) {
      log.info(message(error));
    }
  }
  log.info(`searched: ${machine.path}`);
  throw new MissingError(
    vscode.workspace.isTrusted
      ? "speclsp was not found: it is neither in the selected Python environment nor on PATH"
      : "speclsp was not found on PATH, and this workspace is not trusted, so its Python environment was not tried",
  );
}

/** What an error says, without its name. */
export function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function one(candidate: Candidate, log: vscode.LogOutputChannel): Promise<Found> {
  const probed = await probe(candidate);
  if ("reason" in probed) {
    throw new MissingError(
      `${candidate.origin} gives ${candidate.command}, which is no server: ${probed.reason}`,
    );
  }
  log.info(`speclsp ${probed.version}: ${candidate.command} (${candidate.origin})`);
  return { ...candidate, version: probed.version };
}

function named(setting: string, machine: Machine): Candidate {
  try {
    return configured(setting, machine);
  } catch (error) {
    throw error instanceof SettingError ? new MissingError(error.message) : error;
  }
}

/** An interpreter may be one that the workspace brings along, so it is run only in a trusted one. */
async function ofPython(machine: Machine): Promise<Candidate[]> {
  const found = vscode.workspace.isTrusted ? await interpreters() : [];
  return found.filter((path) => machine.isProgram(path)).map(ofInterpreter);
}

function thisMachine(): Machine {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return {
    platform: process.platform,
    home: homedir(),
    path: process.env["PATH"] ?? "",
    folders: folders.filter(({ uri }) => uri.scheme === "file").map(({ uri }) => uri.fsPath),
    isProgram,
    real,
  };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
