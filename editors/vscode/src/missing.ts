/** What a user without a server is told. Nothing is downloaded, and nothing installed. */

import * as vscode from "vscode";

const INSTALL = "How to Install";
const SETTINGS = "Open Settings";

const TOLD = "speclsp.told";

let told = "";

/**
 * Once for each reason, where the workspace says that it is to be checked, and else only the first
 * time ever: many folders have Markdown, and the status item says it too. Who asked is always told.
 */
export async function tellMissing(
  reason: string,
  memory: vscode.Memento,
  asked: boolean,
): Promise<void> {
  if (reason === told && !asked) {
    return;
  }
  told = reason;
  const known = memory.get(TOLD, false);
  await memory.update(TOLD, true);
  if (known && !asked && !(await isDeclared())) {
    return;
  }
  void vscode.window.showWarningMessage(`${reason}.`, INSTALL, SETTINGS).then((choice) => {
    if (choice === INSTALL) {
      void howToInstall();
    } else if (choice === SETTINGS) {
      void vscode.commands.executeCommand("workbench.action.openSettings", "speclsp.server");
    }
  });
}

async function isDeclared(): Promise<boolean> {
  return (await vscode.workspace.findFiles("**/speclsp.toml", "**/node_modules/**", 1)).length > 0;
}

/** The walkthrough, which is in the extension and needs no network. */
export function howToInstall(): Thenable<unknown> {
  const step = { category: "speclsp.speclsp#start", step: "install" };
  return vscode.commands.executeCommand("workbench.action.openWalkthrough", step, false);
}
