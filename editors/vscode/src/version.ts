/** What a server says of its version, and whether that is enough. */

/** The oldest server that this extension was made for. */
export const OLDEST = "0.1.0";

/** The version in what `speclsp --version` printed; undefined where something else answered. */
export function versionIn(output: string): string | undefined {
  return /^speclsp (\d+\.\d+\.\d+\S*)\s*$/.exec(output)?.[1];
}

/** Whether a version is at least `oldest`. What comes before a release counts as the release. */
export function isRecent(version: string, oldest: string = OLDEST): boolean {
  const [have, want] = [numbers(version), numbers(oldest)];
  const different = want.findIndex((number, place) => number !== have[place]);
  return different === -1 || (have[different] ?? 0) > (want[different] ?? 0);
}

function numbers(version: string): number[] {
  return version.split(".", 3).map((part) => Number.parseInt(part, 10));
}
