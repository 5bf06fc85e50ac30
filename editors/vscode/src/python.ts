/** The interpreters that the Python extension has selected, by its public interface. */

import * as vscode from "vscode";

const PYTHON = "ms-python.python";

/** The part of the interface that is used here. */
interface PythonApi {
  readonly environments: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { readonly path: string };
    resolveEnvironment(environment: {
      readonly path: string;
    }): Promise<{ readonly executable: { readonly uri?: vscode.Uri } } | undefined>;
    readonly onDidChangeActiveEnvironmentPath: vscode.Event<unknown>;
  };
}

/** Of each folder of the workspace, without repetition; none where the extension is absent or fails. */
export async function interpreters(): Promise<string[]> {
  const environments = (await api())?.environments;
  if (environments === undefined) {
    return [];
  }
  const folders = vscode.workspace.workspaceFolders?.map(({ uri }) => uri) ?? [undefined];
  const resolved = folders.map(async (folder) => {
    const active = environments.getActiveEnvironmentPath(folder);
    return (await environments.resolveEnvironment(active))?.executable.uri?.fsPath;
  });
  const settled = await Promise.allSettled(resolved);
  const found = settled.map((each) => (each.status === "fulfilled" ? each.value : undefined));
  return [...new Set(found)].filter((path) => path !== undefined);
}

/** Calls back when another interpreter is selected. Does not wake the Python extension. */
export function onDidSelectInterpreter(callback: () => void): vscode.Disposable {
  const extension = vscode.extensions.getExtension<PythonApi>(PYTHON);
  const environments = extension?.isActive ? extension.exports.environments : undefined;
  return environments?.onDidChangeActiveEnvironmentPath(callback) ?? { dispose: () => undefined };
}

async function api(): Promise<PythonApi | undefined> {
  try {
    return await vscode.extensions.getExtension<PythonApi>(PYTHON)?.activate();
  } catch {
    return undefined;
  }
}
