/**
 * Where the server may be, without looking for more than whether a file is there.
 *
 * Knows the ways of Windows as well as those of Linux and macOS, whichever it runs on.
 */

import { posix, win32 } from "node:path";

/** A command that may start the server, and in words where it came from. */
export interface Candidate {
  readonly command: string;
  readonly args: readonly string[];
  readonly origin: string;
}

/** What has to be known of a machine and a window. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** The variable PATH, as it is. */
  readonly path: string;
  /** The folders of the workspace, as absolute paths. */
  readonly folders: readonly string[];
  /** Whether there is a program; for a folder or nothing, no. */
  isProgram(path: string): boolean;
  /** Without symbolic links; a path that cannot be followed stays as it is. */
  real(path: string): string;
}

/** A setting that names no program that could be started. */
export class SettingError extends Error {}

/** The program that the setting names. Throws where it names none: nothing else is then tried. */
export function configured(setting: string, machine: Machine): Candidate {
  const { isAbsolute, join } = paths(machine);
  const named = setting.replace(/^~(?=$|[\\/])/, () => machine.home);
  if (!isAbsolute(named)) {
    throw new SettingError(`speclsp.server.path is "${setting}", which is no absolute path`);
  }
  const command = [named, `${named}.exe`].slice(0, machine.platform === "win32" ? 2 : 1);
  const found = command.find((each) => machine.isProgram(each));
  if (found === undefined) {
    throw new SettingError(`speclsp.server.path is "${setting}", and there is no such program`);
  }
  return { command: join(found), args: [], origin: "the setting speclsp.server.path" };
}

/** The package as the interpreter would run it. `-P` keeps the working directory out of its imports. */
export function ofInterpreter(interpreter: string): Candidate {
  return {
    command: interpreter,
    args: ["-P", "-m", "speclsp"],
    origin: "the interpreter of the Python extension",
  };
}

/** The programs on PATH, in its order, but those that the workspace brings along. */
export function onPath(machine: Machine): Candidate[] {
  const { delimiter, isAbsolute, join } = paths(machine);
  const name = machine.platform === "win32" ? "speclsp.exe" : "speclsp";
  return machine.path
    .split(delimiter)
    .map((entry) => entry.replace(/^"(.*)"$/, "$1"))
    .filter((entry) => isAbsolute(entry) && !hasNoDrive(entry, machine))
    .map((entry) => join(entry, name))
    .filter((program) => !isInWorkspace(program, machine) && machine.isProgram(program))
    .map((command) => ({ command, args: [], origin: "PATH" }));
}

/** Whether a program is in a folder of the workspace, or a link leads from it to there. */
export function isInWorkspace(program: string, machine: Machine): boolean {
  const folders = machine.folders.flatMap((folder) => [folder, machine.real(folder)]);
  const places = [program, machine.real(program), machine.real(paths(machine).dirname(program))];
  return places.some((place) => folders.some((folder) => isWithin(place, folder, machine)));
}

function isWithin(path: string, folder: string, machine: Machine): boolean {
  const { isAbsolute, relative, sep } = paths(machine);
  const way = relative(fold(folder, machine), fold(path, machine));
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** As the file systems of Windows and macOS compare names, which at worst refuses too much. */
function fold(path: string, machine: Machine): string {
  return machine.platform === "linux" ? path : path.toLowerCase();
}

/** On Windows, `\tools` is of whichever drive happens to be the current one. */
function hasNoDrive(entry: string, machine: Machine): boolean {
  return machine.platform === "win32" && /^[\\/](?![\\/])/.test(entry);
}

function paths(machine: Machine): typeof posix {
  return machine.platform === "win32" ? win32 : posix;
}
