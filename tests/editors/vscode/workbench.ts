/** A VS Code window in a browser, used as a person does: by keys, clicks and what can be seen. */

import { chromium } from "playwright-core";
import type { Browser, Locator, Page } from "playwright-core";

const PATIENCE_MS = 30_000;
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A place in the active editor, counted from one as the status bar does. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export class Workbench {
  private readonly browser: Browser;
  private readonly page: Page;
  private readonly screenshots: string;

  private constructor(browser: Browser, page: Page, screenshots: string) {
    this.browser = browser;
    this.page = page;
    this.screenshots = screenshots;
  }

  static async open(program: string, url: string, screenshots: string): Promise<Workbench> {
    const browser = await chromium.launch({ executablePath: program, args: FLAGS });
    const size = { width: 1280, height: 800 };
    const page = await browser.newPage({ viewport: size, deviceScaleFactor: 1.25 });
    page.setDefaultTimeout(PATIENCE_MS);
    // The editor asks a gallery for news, which is not part of this.
    await page.route("**/*", (route) =>
      new URL(route.request().url()).hostname === "127.0.0.1" ? route.continue() : route.abort(),
    );
    await page.goto(url);
    await page.locator(".monaco-workbench .statusbar").waitFor();
    return new Workbench(browser, page, screenshots);
  }

  /** Opens a file by the name that the explorer shows. */
  async openFile(name: string): Promise<void> {
    const row = this.page.locator(".explorer-folders-view .monaco-list-row", { hasText: name });
    await row.first().dblclick();
    await this.tab(name);
  }

  /** Waits until the tab of a file is the active one. */
  async tab(name: string): Promise<void> {
    await this.page.locator(".tabs-container .tab.active", { hasText: name }).waitFor();
  }

  async keys(...combinations: string[]): Promise<void> {
    for (const combination of combinations) {
      await this.page.keyboard.press(combination);
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 15 });
  }

  /** Runs a command by its title. */
  async command(title: string): Promise<void> {
    await this.keys("F1");
    await this.page.locator(".quick-input-widget input").fill(`>${title}`);
    await this.page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().waitFor();
    await this.keys("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  /** Puts the cursor somewhere in the active editor, and waits until it is there. */
  async go({ line, column }: Place): Promise<void> {
    await this.keys("Control+g");
    await this.page.locator(".quick-input-widget input").fill(`:${line}:${column}`);
    await this.keys("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
    await this.at({ line, column });
  }

  /** Waits until the cursor is at a place. */
  async at({ line, column }: Place): Promise<void> {
    await this.page.locator(".statusbar", { hasText: `Ln ${line}, Col ${column}` }).waitFor();
  }

  /**
   * Asks for the fixes where the cursor is, once the bulb is lit there: as long as the editor looks
   * for them by itself, it drops the question.
   */
  async offers(): Promise<void> {
    await this.page.waitForFunction(isLit);
    await this.keys("Control+.");
  }

  /** Writes something in place of what a box for input begins with. */
  async answer(before: string, words: string): Promise<void> {
    const box = this.page.locator(".quick-input-widget input[type=text]");
    await this.page.waitForFunction(begins, before);
    await this.shot("own-words");
    await box.fill(words);
    await this.keys("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  /** Gives what the cursor is at another name. */
  async rename(name: string): Promise<void> {
    await this.keys("F2");
    const box = this.page.locator(".rename-box input");
    await box.waitFor();
    await box.fill(name);
    await this.keys("Enter");
    await box.waitFor({ state: "hidden" });
  }

  /** What can be seen, with that text in it. */
  seen(selector: string, text: string | RegExp): Locator {
    return this.page.locator(selector, { hasText: text }).first();
  }

  /** Waits until something can be seen, and gives its text. */
  async see(selector: string, text: string | RegExp, timeout = PATIENCE_MS): Promise<string> {
    const found = this.seen(selector, text);
    await found.waitFor({ timeout });
    return (await found.innerText()).replaceAll("\u00a0", " ");
  }

  /** Waits until something can no longer be seen. */
  async lose(selector: string, text: string | RegExp): Promise<void> {
    await this.seen(selector, text).waitFor({ state: "hidden" });
  }

  async click(selector: string, text: string | RegExp): Promise<void> {
    await this.seen(selector, text).click();
  }

  /** Waits until exactly these words of the active editor are underlined. */
  async underlined(words: string, kind: "error" | "warning" | "info"): Promise<void> {
    await this.page.waitForFunction(isUnderlined, { words, kind, slack: 2 });
  }

  async shot(name: string): Promise<void> {
    await this.page.screenshot({ path: `${this.screenshots}/${name}.png` });
  }

  /** As a person closes a window: the page hears of it, and may say good-bye. */
  async close(): Promise<void> {
    await this.page.close({ runBeforeUnload: true });
  }

  async end(): Promise<void> {
    await this.browser.close();
  }
}

/** Runs in the page: whether a box for input has these words in it. */
function begins(words: string): boolean {
  const boxes = document.querySelectorAll<HTMLInputElement>(".quick-input-widget input");
  return [...boxes].some((box) => box.value === words);
}

/** Runs in the page: whether the bulb is in the line of the cursor, or in one beside it, with a lens between. */
function isLit(): boolean {
  const bulb = document.querySelector(".editor-instance .lightBulbWidget")?.getBoundingClientRect();
  const cursor = document.querySelector(".editor-instance .cursor")?.getBoundingClientRect();
  return (
    bulb !== undefined &&
    cursor !== undefined &&
    bulb.width > 0 &&
    Math.abs(bulb.top - cursor.top) < 2.5 * cursor.height
  );
}

/** Runs in the page: whether an underline begins and ends where the words do. */
function isUnderlined(wanted: { words: string; kind: string; slack: number }): boolean {
  const lines = [...document.querySelectorAll<HTMLElement>(".editor-instance .view-line")];
  const underlines = document.querySelectorAll(`.editor-instance .squiggly-${wanted.kind}`);
  const marks = [...underlines].map((mark) => mark.getBoundingClientRect());
  return lines.some((line) => {
    const place = placeOf(line, wanted.words);
    return (
      place !== undefined &&
      marks.some(
        (mark) =>
          Math.abs(mark.left - place.left) <= wanted.slack &&
          Math.abs(mark.right - place.right) <= wanted.slack &&
          Math.abs(mark.bottom - line.getBoundingClientRect().bottom) <= wanted.slack + 3,
      )
    );
  });

  function placeOf(line: HTMLElement, words: string): DOMRect | undefined {
    const start = (line.textContent ?? "").replaceAll("\u00a0", " ").indexOf(words);
    if (start === -1) {
      return undefined;
    }
    const range = document.createRange();
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let before = 0;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (before <= start && start < before + length) {
        range.setStart(node, start - before);
      }
      if (before < start + words.length && start + words.length <= before + length) {
        range.setEnd(node, start + words.length - before);
        return range.getBoundingClientRect();
      }
      before += length;
    }
    return undefined;
  }
}

/** Waits for something outside the window. */
export async function until(what: string, isSo: () => boolean, timeout = PATIENCE_MS): Promise<void> {
  const end = Date.now() + timeout;
  while (!isSo()) {
    if (Date.now() > end) {
      throw new Error(`${what}: not so after ${timeout / 1000} s`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

