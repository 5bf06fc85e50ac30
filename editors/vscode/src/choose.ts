/** A question of the server: answers to choose from, and words of one's own. */

import * as vscode from "vscode";
import { entries } from "./answers.ts";
import type { Answer, Question } from "./answers.ts";

/** What the user answers; null where they leave the question, or nobody waits for it any more. */
export async function choose(
  question: Question,
  token: vscode.CancellationToken,
): Promise<Answer | null> {
  const { title, detail } = question;
  const offered = entries(question);
  if (offered.length === 0) {
    return write(question, token);
  }
  const options = { title, placeHolder: detail, ignoreFocusOut: true };
  const chosen = await vscode.window.showQuickPick(offered, options, token);
  return chosen?.answer === "own words" ? write(question, token) : (chosen?.answer ?? null);
}

/** The user begins with the words that stand there now. */
async function write(
  { title, detail, words = "" }: Question,
  token: vscode.CancellationToken,
): Promise<Answer | null> {
  const written = await vscode.window.showInputBox(
    {
      title,
      prompt: detail,
      value: words,
      valueSelection: [words.length, words.length],
      ignoreFocusOut: true,
    },
    token,
  );
  return written ? { words: written } : null;
}
