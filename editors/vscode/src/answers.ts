/** What `speclsp/choose` asks, and what can be answered. */

/** The parameters of the request. */
export interface Question {
  readonly title: string;
  readonly detail: string;
  readonly items: readonly { readonly label: string; readonly detail?: string }[];
  readonly allowsOwnWords: boolean;
  /** What stands there now. */
  readonly words?: string;
}

export type Answer = { readonly index: number } | { readonly words: string };

/** One line of the list. */
export interface Entry {
  readonly label: string;
  readonly detail?: string;
  readonly answer: Answer | "own words";
}

/** The list to choose from; empty where there is nothing to choose between. */
export function entries({ items, allowsOwnWords }: Question): Entry[] {
  const offered: Entry[] = items.map((item, index) => ({ ...item, answer: { index } }));
  if (offered.length > 0 && allowsOwnWords) {
    offered.push({ label: "In other words...", answer: "own words" });
  }
  return offered;
}
