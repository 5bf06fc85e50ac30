/**
 * Uses the extension as a person does, step by step, and says on standard output how each went.
 *
 * A step builds on those before it, so after a failure the rest is not tried. What the window shows
 * at the end of a step is kept as a picture.
 */

import { existsSync, readFileSync, renameSync, statSync } from "node:fs";
import { until, Workbench } from "./workbench.ts";
import type { Place } from "./workbench.ts";

interface Given {
  readonly browser: string;
  readonly url: string;
  readonly workspace: string;
  readonly screenshots: string;
  /** Where PATH leads to; the server is not there yet, but at `hidden`. */
  readonly server: string;
  readonly hidden: string;
  /** One process of the server in a line, oldest first. */
  readonly processes: string;
  /** Every message between the editor and the server. */
  readonly recording: string;
  /** How many there are in the workspace. */
  readonly clauses: number;
}

const given = JSON.parse(process.argv[2] ?? "") as Given;
const SPEC = "assistant.md";
const UNTESTED = "c0de";
const TESTED = "[^c4ta]";

const steps: Record<string, (window: Workbench) => Promise<void>> = {
  async "says what to do where there is no server"(window) {
    await window.openFile(SPEC);
    await window.see(".notification-toast", /speclsp was not found.*PATH/);
    await window.see(".notification-toast .monaco-button", "Open Settings");
    await window.click(".notification-toast .monaco-button", "How to Install");
    await window.see(".gettingStartedDetailsContent", "Install the server");
    await window.see(".gettingStartedDetailsContent .step-description-container", "Restart Server");
  },

  async "starts the server that was installed meanwhile"(window) {
    renameSync(given.hidden, given.server);
    await window.click(".gettingStartedDetailsContent .monaco-button", "Restart Server");
    await until("a server runs", () => running() !== undefined);
    await window.openFile(SPEC);
  },

  async "underlines the tag without a test"(window) {
    await window.go(place(SPEC, UNTESTED));
    await window.underlined(UNTESTED, "error");
  },

  async "says on hover what is wrong"(window) {
    await window.keys("Control+k", "Control+i");
    const text = await window.see(".monaco-hover", '"c0de" has no test');
    include(text, "missing-test", "speclsp");
    await window.shot("hover-finding");
    await window.keys("Escape");
  },

  async "shows a clause on hover"(window) {
    await window.go(place(SPEC, TESTED));
    await window.keys("Control+k", "Control+i");
    const text = await window.see(".monaco-hover", "Larkspur names the tools");
    include(text, "c4ta", "Say what is there", "member");
    await window.shot("hover-clause");
    await window.keys("Escape");
  },

  async "lists the problems"(window) {
    await window.keys("Control+Shift+m");
    const row = await window.see(".markers-panel .monaco-list-row", "missing-test");
    include(row, '"c0de" has no test', "speclsp", "[Ln 64");
    await window.shot("problems");
    await window.openFile(SPEC);
    await window.go(place(SPEC, TESTED));
    await window.keys("Control+k", "Control+i");
    await window.see(".monaco-hover", "Larkspur names the tools");
    await window.shot("editor");
    await window.keys("Escape");
  },

  async "goes from a tag to its test"(window) {
    await window.openFile(SPEC);
    await window.go(place(SPEC, TESTED));
    await window.keys("F12");
    await window.tab("c4ta.md");
    await window.at({ line: place("examples/c4ta.md", "**Example**").line, column: 1 });
  },

  async "goes from the test back to the tag"(window) {
    await window.go(place("examples/c4ta.md", TESTED));
    await window.keys("F12");
    await window.tab(SPEC);
    const { line } = place(SPEC, TESTED);
    await window.see(".statusbar", new RegExp(`Ln ${line}, `));
  },

  async "mends an anchor"(window) {
    await window.go(place(SPEC, "#late_fee)"));
    await window.underlined("#late_fee", "error");
    await calm();
    await window.offers();
    await window.see(".action-widget .monaco-list-row", "late_fees");
    await window.shot("quick-fix");
    await window.click(".action-widget .monaco-list-row", "late_fees");
    await window.see(".view-line", "[the section on fees](#late_fees)");
    await window.lose(".markers-panel .monaco-list-row", "dangling-anchor");
  },

  async "lists what names a section"(window) {
    await window.go(place(SPEC, "late_fees authority"));
    await window.keys("Shift+F12");
    await window.see(".reference-zone-widget .monaco-list-row", "late_fees");
    await window.shot("references");
    await window.keys("Escape");
  },

  async "renames a section everywhere"(window) {
    await window.openFile(SPEC);
    await window.go(place(SPEC, "late_fees authority"));
    await calm();
    await window.rename("fees_when_late");
    await window.see(".view-line", "{#fees_when_late authority");
    await window.go(place(SPEC, "#late_fee)"));
    await window.see(".view-line", "[the section on fees](#fees_when_late)");
    await window.shot("renamed");
  },

  async "renames a tag with its test"(window) {
    await window.go(place(SPEC, TESTED));
    await calm();
    await window.rename("c4tb");
    // A mention in code is left alone unless one asks for it, so all of it is shown first.
    await window.see(".bulk-edit-panel .monaco-list-row", "c4tb.md");
    await window.shot("rename-preview");
    await window.click(".bulk-edit-panel .monaco-button", "Apply");
    await until("the test has the name too", () => existsSync(`${given.workspace}/examples/c4tb.md`));
    await until("and not the old one", () => !existsSync(`${given.workspace}/examples/c4ta.md`));
    await window.see(".view-line", "[^c4tb]");
    await window.keys("Control+Shift+m");
    await window.openFile(SPEC);
  },

  async "makes the missing test"(window) {
    await window.go(place(SPEC, UNTESTED));
    await calm();
    await window.offers();
    await window.click(".action-widget .monaco-list-row", "c0de.md");
    await until("the test exists", () => existsSync(`${given.workspace}/examples/c0de.md`));
    await window.lose(".markers-panel .monaco-list-row", '"c0de" has no test');
  },

  async "counts in the status item"(window) {
    await window.openFile(SPEC);
    await window.click('[id="status.languageStatus"]', /(?:)/);
    const text = await window.see(".hover-language-status", "speclsp");
    include(text, `${given.clauses} clauses`, "findings", "model-spec");
    await window.shot("status");
    await window.keys("Escape");
  },

  async "asks what a finding asks, and writes the answer"(window) {
    await unclear(window, 2, "It MAY not stand.", "MAY not");
    await window.click(".action-widget .monaco-list-row", "Clarify: Is it forbidden");
    await window.see(".quick-input-widget", "Is it forbidden, or merely not certain?");
    await window.see(".quick-input-list .monaco-list-row", "In other words");
    await window.shot("clarify");
    await window.click(".quick-input-list .monaco-list-row", "MUST NOT");
    await window.see(".view-line", "It MUST NOT stand.");
  },

  async "takes an answer in the author's own words"(window) {
    await unclear(window, 4, "The cat MAY not wait.", "MAY not");
    await window.click(".action-widget .monaco-list-row", "Clarify: Is it forbidden");
    await window.click(".quick-input-list .monaco-list-row", "In other words");
    await window.answer("The cat MAY not wait.", "The cat MUST NOT wait for 2 s.");
    await window.see(".view-line", "The cat MUST NOT wait for 2 s.");
    await window.shot("clarified");
  },

  async "leaves blanks in an answer to be filled in"(window) {
    await unclear(window, 6, "The desk MUST answer quickly.", "quickly");
    await window.click(".action-widget .monaco-list-row", "Clarify: Within what time");
    await window.click(".quick-input-list .monaco-list-row", "within {N} ms");
    await window.see(".view-line", "within {N} ms of {event}.");
    await window.type("200");
    await window.keys("Tab");
    await window.type("a call");
    await window.see(".view-line", "The desk MUST answer within 200 ms of a call.");
    await window.keys("Escape");
  },

  async "comes back after it is killed"(window) {
    const killed = running();
    process.kill(killed ?? 0, "SIGKILL");
    await until("another server runs", () => running() !== undefined && running() !== killed);
    await window.go({ line: 4, column: 1 });
    await window.type("This MUST not stand. ");
    await window.underlined("MUST not", "warning");
    await window.shot("recovered");
  },

  async "takes the server along when the window closes"(window) {
    const server = running();
    await window.close();
    await until("the server is gone", () => server !== undefined && !isAlive(server), 15_000);
  },
};

/** Writes a sentence below an empty line, and asks what can be done about these words of it. */
async function unclear(
  window: Workbench,
  line: number,
  sentence: string,
  words: string,
): Promise<void> {
  await window.go({ line, column: 1 });
  await window.keys("Enter");
  await window.type(sentence);
  await window.keys("Enter");
  await window.underlined(words, "warning");
  await window.go({ line: line + 1, column: sentence.indexOf(words) + 2 });
  await calm();
  await window.offers();
}

/** Behind the first character of some words: inside them, whatever they are. */
function place(file: string, words: string): Place {
  const lines = readFileSync(`${given.workspace}/${file}`, "utf8").split("\n");
  const found = lines.findIndex((line) => line.includes(words) && !line.includes("`"));
  return { line: found + 1, column: (lines[found] ?? "").indexOf(words) + 2 };
}

/** The process that serves, if one does. */
function running(): number | undefined {
  const text = existsSync(given.processes) ? readFileSync(given.processes, "utf8") : "";
  return text.split("\n").filter(Boolean).map(Number).findLast(isAlive);
}

/** A process that has ended but was not waited for is not alive. */
function isAlive(identifier: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${identifier}/status`, "utf8"));
  } catch {
    return false;
  }
}

/** Waits until the editor asks the server no more: what it then shows, it does not take back. */
async function calm(): Promise<void> {
  let [size, since] = [0, Date.now()];
  await until("the editor is at rest", () => {
    const now = statSync(given.recording).size;
    [size, since] = now === size ? [size, since] : [now, Date.now()];
    return Date.now() - since > 1000;
  });
}

function include(text: string, ...wanted: string[]): void {
  for (const each of wanted.filter((words) => !text.includes(words))) {
    throw new Error(`"${each}" is not in what is shown:\n${text}`);
  }
}

function say(step: string, seconds: number, error?: unknown): void {
  const failure = error === undefined ? null : String(error instanceof Error ? error.stack : error);
  process.stdout.write(`${JSON.stringify({ step, seconds, failure })}\n`);
}

const window = await Workbench.open(given.browser, given.url, given.screenshots);
try {
  for (const [step, act] of Object.entries(steps)) {
    const start = Date.now();
    try {
      await act(window);
    } catch (error) {
      await window.shot("failure").catch(() => undefined);
      say(step, (Date.now() - start) / 1000, error);
      break;
    }
    say(step, (Date.now() - start) / 1000);
  }
} finally {
  await window.end();
}
