/** What a question of the server offers to choose from. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { entries } from "../src/answers.ts";
import type { Question } from "../src/answers.ts";

const question: Question = {
  title: "Is it forbidden, or merely not certain?",
  detail: '"MAY not" forbids or leaves open',
  items: [{ label: "MUST NOT", detail: "It MUST NOT close." }, { label: "might not" }],
  allowsOwnWords: true,
  words: "It MAY not close.",
};

test("each answer says its place, and own words come last", () => {
  assert.deepEqual(entries(question), [
    { label: "MUST NOT", detail: "It MUST NOT close.", answer: { index: 0 } },
    { label: "might not", answer: { index: 1 } },
    { label: "In other words...", answer: "own words" },
  ]);
});

test("own words are offered only where they are taken", () => {
  const labels = entries({ ...question, allowsOwnWords: false }).map(({ label }) => label);
  assert.deepEqual(labels, ["MUST NOT", "might not"]);
});

test("where there is nothing to choose between, there is no list", () => {
  assert.deepEqual(entries({ ...question, items: [] }), []);
});
