/** What a lens does when it is clicked: the places that it counts are shown in a list. */

import * as vscode from "vscode";
import type { Location, Position, Range } from "vscode-languageclient/node";

/** The server gives the arguments, which are those of the protocol. */
export async function showReferences(
  uri: string,
  position: Position,
  locations: readonly Location[],
): Promise<void> {
  await vscode.commands.executeCommand(
    "editor.action.showReferences",
    vscode.Uri.parse(uri),
    place(position),
    locations.map((each) => new vscode.Location(vscode.Uri.parse(each.uri), range(each.range))),
  );
}

function range({ start, end }: Range): vscode.Range {
  return new vscode.Range(place(start), place(end));
}

function place({ line, character }: Position): vscode.Position {
  return new vscode.Position(line, character);
}
