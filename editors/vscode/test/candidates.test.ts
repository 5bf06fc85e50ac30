/** Where the server is looked for, on machines of each kind. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { configured, isInWorkspace, ofInterpreter, onPath, SettingError } from "../src/candidates.ts";
import type { Machine } from "../src/candidates.ts";

/** A machine on which these programs are. */
function machine(platform: NodeJS.Platform, programs: string[], rest: Partial<Machine> = {}): Machine {
  return {
    platform,
    home: platform === "win32" ? "C:\\Users\\ann" : "/home-of-ann",
    path: "",
    folders: [],
    isProgram: (path) => programs.includes(path),
    real: (path) => path,
    ...rest,
  };
}

const commands = (found: { command: string }[]): string[] => found.map(({ command }) => command);

test("the setting names the program", () => {
  const linux = machine("linux", ["/opt/bin/speclsp", "/home-of-ann/bin/speclsp"]);
  assert.equal(configured("/opt/bin/speclsp", linux).command, "/opt/bin/speclsp");
  assert.equal(configured("~/bin/speclsp", linux).command, "/home-of-ann/bin/speclsp");
});

test("on Windows the ending may be left out", () => {
  const program = "D:\\tools\\venv\\Scripts\\speclsp.exe";
  const windows = machine("win32", [program, "C:\\Users\\ann\\speclsp.exe"]);
  assert.equal(configured("D:\\tools\\venv\\Scripts\\speclsp", windows).command, program);
  assert.equal(configured("D:/tools/venv/Scripts/speclsp.exe".replaceAll("/", "\\"), windows).command, program);
  assert.equal(configured("~\\speclsp", windows).command, "C:\\Users\\ann\\speclsp.exe");
});

test("a setting that names nothing is an error, and says what is wrong", () => {
  const linux = machine("linux", ["/opt/speclsp", "bin/speclsp", "~ann/speclsp"]);
  for (const setting of ["speclsp", "./speclsp", "bin/speclsp", "~ann/speclsp"]) {
    assert.throws(() => configured(setting, linux), /is no absolute path/);
  }
  assert.throws(() => configured("/opt/other", linux), SettingError);
  assert.throws(() => configured("/opt/other", linux), /"\/opt\/other", and there is no such program/);
});

test("PATH is searched in its order", () => {
  const programs = ["/b/speclsp", "/c/speclsp"];
  assert.deepEqual(commands(onPath(machine("linux", programs, { path: "/a:/c:/b" }))), ["/c/speclsp", "/b/speclsp"]);
});

test("what is relative in PATH is passed over", () => {
  const programs = ["speclsp", "./speclsp", "bin/speclsp", "/speclsp", "/b/speclsp"];
  const found = onPath(machine("linux", programs, { path: "::.:bin:./bin:/b" }));
  assert.deepEqual(commands(found), ["/b/speclsp"]);
});

test("what the workspace brings along is passed over", () => {
  const programs = ["/project/x/.venv/bin/speclsp", "/project/xy/speclsp", "/link/speclsp", "/out/speclsp"];
  const real = (path: string): string =>
    path.startsWith("/link") ? path.replace("/link", "/project/x/bin") : path;
  const rest = { folders: ["/project/x"], real, path: "/project/x/.venv/bin:/link:/project/xy:/out" };
  assert.deepEqual(commands(onPath(machine("linux", programs, rest))), ["/project/xy/speclsp", "/out/speclsp"]);
});

test("a workspace that is itself behind a link is known by both names", () => {
  const real = (path: string): string => path.replace("/short", "/long/way/to/x");
  const rest = { folders: ["/short"], real };
  assert.ok(isInWorkspace("/long/way/to/x/bin/speclsp", machine("linux", [], rest)));
  assert.ok(isInWorkspace("/short/bin/speclsp", machine("linux", [], rest)));
  assert.ok(!isInWorkspace("/long/way/to/xy/speclsp", machine("linux", [], rest)));
});

test("on Windows PATH has drives, quotes and semicolons", () => {
  const programs = ["C:\\Program Files\\py\\Scripts\\speclsp.exe", "\\tools\\speclsp.exe", "D:\\x\\speclsp.exe"];
  const path = '\\tools;"C:\\Program Files\\py\\Scripts";D:relative;D:\\x\\';
  const found = commands(onPath(machine("win32", programs, { path })));
  assert.deepEqual(found, ["C:\\Program Files\\py\\Scripts\\speclsp.exe", "D:\\x\\speclsp.exe"]);
});

test("on Windows and macOS the case of a folder hides nothing", () => {
  const programs = ["C:\\Work\\Spec\\.venv\\Scripts\\speclsp.exe"];
  const rest = { folders: ["c:\\work\\spec"], path: "C:\\Work\\Spec\\.venv\\Scripts" };
  assert.deepEqual(onPath(machine("win32", programs, rest)), []);
  const mac = { folders: ["/Users-x/spec"], path: "/users-x/SPEC/bin" };
  assert.deepEqual(onPath(machine("darwin", ["/users-x/SPEC/bin/speclsp"], mac)), []);
});

test("on Windows a share is a place like others", () => {
  const programs = ["\\\\server\\share\\bin\\speclsp.exe"];
  const rest = { folders: ["\\\\server\\share\\spec"], path: "\\\\server\\share\\bin" };
  assert.deepEqual(commands(onPath(machine("win32", programs, rest))), programs);
});

test("an interpreter does not import from where it happens to be", () => {
  assert.deepEqual(ofInterpreter("/venv/bin/python").args, ["-P", "-m", "speclsp"]);
});
