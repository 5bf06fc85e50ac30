/** What a user without a server is told. Nothing is downloaded, and nothing installed. */

import * as vscode from "vscode";

const INSTALL = "How to Install";
const SETTINGS = "Open Settings";

let told = "";

/** Once for each reason: more would be a nuisance in folders that have no specification. */
export function tellMissing(reason: string): void {
  if (reason === told) {
    return;
  }
  told = reason;
  void vscode.window.showWarningMessage(`${reason}.`, INSTALL, SETTINGS).then((choice) => {
    if (choice === INSTALL) {
      void howToInstall();
    } else if (choice === SETTINGS) {
      void vscode.commands.executeCommand("workbench.action.openSettings", "speclsp.server");
    }
  });
}

/** The walkthrough, which is in the extension and needs no network. */
export function howToInstall(): Thenable<unknown> {
  const step = { category: "speclsp.speclsp#start", step: "install" };
  return vscode.commands.executeCommand("workbench.action.openWalkthrough", step, false);
}
