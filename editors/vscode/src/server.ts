/** The one server of a window: found, started, started again, stopped. */

import * as vscode from "vscode";
import { State } from "vscode-languageclient/node";
import type { LanguageClient } from "vscode-languageclient/node";
import type { Answer } from "./answers.ts";
import { choose } from "./choose.ts";
import { languageClient } from "./client.ts";
import { find, message, MissingError } from "./find.ts";
import type { Found } from "./find.ts";
import type { StatusItem } from "./status.ts";
import { lines } from "./words.ts";
import type { ServerStatus } from "./words.ts";

const STATUS = "speclsp/status";
const CHOOSE = "speclsp/choose";

export class Server {
  private client: LanguageClient | undefined;
  private found: Found | undefined;
  // What was asked for is done one after the other.
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly log: vscode.LogOutputChannel,
    private readonly trace: vscode.LogOutputChannel,
    private readonly item: StatusItem,
    private readonly tell: (reason: string) => Promise<void>,
  ) {}

  /** Looks for the server anew, so that one that was installed since is found. */
  restart(): Promise<void> {
    return this.next(async () => {
      await this.halt();
      await this.begin();
    });
  }

  stop(): Promise<void> {
    return this.next(() => this.halt());
  }

  /** A report for the log. */
  async report(): Promise<string[]> {
    if (this.found === undefined || this.client?.state !== State.Running) {
      return ["No server is running"];
    }
    const { command, args, version, origin } = this.found;
    const status = await this.client.sendRequest<ServerStatus>(STATUS);
    const state = status.indexing ? "Still reading the workspace" : "The workspace is read";
    return [
      `speclsp ${version}: ${[command, ...args].join(" ")} (${origin})`,
      state,
      ...lines(status),
    ];
  }

  private async begin(): Promise<void> {
    this.item.starting();
    try {
      this.found = await find(this.log);
    } catch (error) {
      if (!(error instanceof MissingError)) {
        throw error;
      }
      this.log.warn(error.message);
      this.item.missing();
      void this.tell(error.message);
      return;
    }
    this.client = languageClient(this.found, this.log, this.trace);
    this.client.onDidChangeState(({ newState }) => {
      if (newState === State.Starting) {
        this.item.starting();
      } else if (newState === State.Stopped) {
        this.item.stopped();
      }
    });
    this.client.onNotification(STATUS, (status: ServerStatus) => this.item.running(status));
    this.client.onRequest<Answer | null, void>(CHOOSE, choose);
    await this.client.start();
  }

  private async halt(): Promise<void> {
    const { client } = this;
    this.client = this.found = undefined;
    try {
      await client?.stop();
    } catch (error) {
      // It is gone, which is what was wanted.
      this.log.info(message(error));
    }
    await client?.dispose().catch(() => undefined);
  }

  private next(act: () => Promise<void>): Promise<void> {
    this.last = this.last.then(act).catch((error: unknown) => {
      this.log.error(message(error));
      this.item.stopped();
    });
    return this.last;
  }
}
