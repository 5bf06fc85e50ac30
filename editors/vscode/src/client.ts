/** The language client: what it offers the server, and which documents it tells it about. */

import { homedir } from "node:os";
import * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import type { ClientCapabilities, StaticFeature } from "vscode-languageclient/node";
import type { Found } from "./find.ts";

const DOCUMENTS = [
  { scheme: "file", language: "markdown" },
  { scheme: "untitled", language: "markdown" },
  { scheme: "file", language: "mdx" },
  { scheme: "file", pattern: "**/{speclsp,pyproject}.toml" },
];
const TAB = /\.(md|markdown|mdx)$|[\\/](speclsp|pyproject)\.toml$/i;

/** Not started yet. */
export function languageClient(
  found: Found,
  log: vscode.LogOutputChannel,
  trace: vscode.LogOutputChannel,
): LanguageClient {
  const extra = vscode.workspace.getConfiguration("speclsp").get<string[]>("server.arguments", []);
  const client = new LanguageClient(
    "speclsp",
    "speclsp",
    {
      command: found.command,
      args: [...found.args, ...extra],
      transport: TransportKind.stdio,
      // Not in the folder of a workspace: what lies there is only read.
      options: { cwd: homedir() },
    },
    {
      documentSelector: DOCUMENTS,
      outputChannel: log,
      traceOutputChannel: trace,
      diagnosticCollectionName: "speclsp",
      // The server starts anew when that changes.
      initializationOptions: { trusted: vscode.workspace.isTrusted },
      diagnosticPullOptions: {
        onChange: true,
        onTabs: true,
        match: (_, resource) => resource.scheme === "file" && TAB.test(resource.path),
      },
    },
  );
  client.registerFeature(WELCOME);
  return client;
}

/** Tells the server that `speclsp/status` is welcome, and that there are lists of places and of answers. */
const WELCOME: StaticFeature = {
  fillClientCapabilities(capabilities: ClientCapabilities): void {
    capabilities.experimental = {
      ...capabilities.experimental,
      speclspStatus: true,
      speclspShowReferences: true,
      speclspChoose: true,
    };
  },
  initialize: () => undefined,
  getState: () => ({ kind: "static" }),
  clear: () => undefined,
};
