/** Begins when a Markdown document is opened, or in a folder with a speclsp.toml. */

import * as vscode from "vscode";
import { howToInstall, tellMissing } from "./missing.ts";
import { onDidSelectInterpreter } from "./python.ts";
import { showReferences } from "./references.ts";
import { Server } from "./server.ts";
import { StatusItem } from "./status.ts";

let server: Server | undefined;
/** Whether the user waits for an answer. */
let asked = false;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel("speclsp", { log: true });
  const trace = vscode.window.createOutputChannel("speclsp trace", { log: true });
  const item = new StatusItem();
  const started = new Server(log, trace, item, (reason) =>
    tellMissing(reason, context.globalState, asked),
  );
  server = started;
  const restart = (): Promise<void> => started.restart();
  const restartForUser = async (): Promise<void> => {
    asked = true;
    await restart();
    asked = false;
  };
  context.subscriptions.push(
    log,
    trace,
    item,
    vscode.commands.registerCommand("speclsp.restart", restartForUser),
    vscode.commands.registerCommand("speclsp.howToInstall", howToInstall),
    vscode.commands.registerCommand("speclsp.showReferences", showReferences),
    vscode.commands.registerCommand("speclsp.showLog", () => log.show()),
    vscode.commands.registerCommand("speclsp.showStatus", async () => {
      for (const line of await started.report()) {
        log.info(line);
      }
      log.show();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("speclsp.server")) {
        void restartForUser();
      }
    }),
  );
  context.subscriptions.push(onDidSelectInterpreter(restart));
  await restart();
}

/** The window waits for this when it closes, so that no server is left behind. */
export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
