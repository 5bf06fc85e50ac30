/** The language status item: what the server reads, how much it found, or why there is none. */

import * as vscode from "vscode";
import { notations, summary } from "./words.ts";
import type { ServerStatus } from "./words.ts";

const SELECTOR: vscode.DocumentSelector = { language: "markdown" };
const RESTART = { command: "speclsp.restart", title: "Restart" };
const SHOW = { command: "speclsp.showStatus", title: "Show Status" };
const INSTALL = { command: "speclsp.howToInstall", title: "How to Install" };

export class StatusItem implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem("speclsp", SELECTOR);
  private readonly listener = vscode.languages.onDidChangeDiagnostics(() => this.refresh());
  private status: ServerStatus | undefined;

  constructor() {
    this.item.name = "speclsp";
    this.starting();
  }

  starting(): void {
    this.show("speclsp is starting", "", SHOW, vscode.LanguageStatusSeverity.Information, true);
  }

  running(status: ServerStatus): void {
    this.status = status;
    this.refresh();
  }

  stopped(): void {
    this.show("speclsp has stopped", "", RESTART, vscode.LanguageStatusSeverity.Error);
  }

  missing(): void {
    this.show("speclsp was not found", "", INSTALL, vscode.LanguageStatusSeverity.Error);
  }

  dispose(): void {
    this.listener.dispose();
    this.item.dispose();
  }

  private refresh(): void {
    if (this.status !== undefined) {
      const { status } = this;
      const text = `speclsp: ${summary(status, findings())}`;
      this.show(text, notations(status), SHOW, vscode.LanguageStatusSeverity.Information, status.indexing);
      this.status = status;
    }
  }

  private show(
    text: string,
    detail: string,
    command: vscode.Command,
    severity: vscode.LanguageStatusSeverity,
    busy = false,
  ): void {
    this.status = undefined;
    Object.assign(this.item, { text, detail, command, severity, busy });
  }
}

/** How many findings of the server are shown in this window. */
export function findings(): number {
  const all = vscode.languages.getDiagnostics().flatMap(([, diagnostics]) => diagnostics);
  return all.filter((diagnostic) => diagnostic.source === "speclsp").length;
}
