/** What the server says of its folders, put into the few words that a status has room for. */

/** `speclsp/status`, from the server. */
export interface ServerStatus {
  readonly indexing: boolean;
  readonly folders: readonly {
    readonly uri: string;
    readonly documents: number;
    readonly clauses: number;
    readonly sections: number;
    readonly notations: readonly string[];
  }[];
}

/** All folders together: "41 clauses, 3 findings". */
export function summary({ folders }: ServerStatus, findings: number): string {
  const clauses = sum(folders.map((folder) => folder.clauses));
  return `${count(clauses, "clause")}, ${count(findings, "finding")}`;
}

/** All folders together: "model-spec, slug". */
export function notations({ folders }: ServerStatus): string {
  const found = [...new Set(folders.flatMap((folder) => folder.notations))].sort();
  return found.join(", ") || "no notation recognised";
}

/** One line for each folder, for the log. */
export function lines({ folders }: ServerStatus): string[] {
  return folders.map(
    ({ uri, clauses, sections, documents, notations }) =>
      `${uri}: ${count(clauses, "clause")} and ${count(sections, "section")} in ` +
      `${count(documents, "document")}; notations: ${notations.join(", ") || "none"}`,
  );
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
