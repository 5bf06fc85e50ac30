/** What the status says, and which versions are recent enough. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { isRecent, versionIn } from "../src/version.ts";
import { lines, notations, summary } from "../src/words.ts";
import type { ServerStatus } from "../src/words.ts";

const folder = { uri: "file:///a", documents: 2, clauses: 1, sections: 1, notations: ["model-spec"] };
const other = { uri: "file:///b", documents: 1, clauses: 40, sections: 6, notations: ["slug", "model-spec"] };
const status: ServerStatus = { indexing: false, folders: [folder, other] };

test("the counts are of all folders", () => {
  assert.equal(summary(status, 3), "41 clauses, 3 findings");
  assert.equal(summary({ ...status, folders: [folder] }, 1), "1 clause, 1 finding");
  assert.equal(summary({ ...status, folders: [] }, 0), "0 clauses, 0 findings");
});

test("each notation is named once", () => {
  assert.equal(notations(status), "model-spec, slug");
  assert.equal(notations({ ...status, folders: [] }), "no notation recognised");
});

test("the log has a line for each folder", () => {
  assert.deepEqual(lines(status), [
    "file:///a: 1 clause and 1 section in 2 documents; notations: model-spec",
    "file:///b: 40 clauses and 6 sections in 1 document; notations: slug, model-spec",
  ]);
});

test("a version is read only from what speclsp says", () => {
  assert.equal(versionIn("speclsp 1.2.3\n"), "1.2.3");
  assert.equal(versionIn("speclsp 1.2.3rc1\r\n"), "1.2.3rc1");
  for (const output of ["", "1.2.3", "Python 3.11.2", "speclsp 1.2", "x speclsp 1.2.3", "speclsp 1.2.3 4"]) {
    assert.equal(versionIn(output), undefined, output);
  }
});

test("versions are compared as numbers", () => {
  assert.ok(isRecent("0.10.0", "0.9.1"));
  assert.ok(isRecent("1.0.0", "0.9.1"));
  assert.ok(isRecent("0.9.1", "0.9.1"));
  assert.ok(!isRecent("0.9.0", "0.9.1"));
  assert.ok(!isRecent("0.9.10", "0.10.0"));
});
