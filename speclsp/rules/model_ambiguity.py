"""
A model shows two ways to act on the same words; it is asked only with --model, where you want it.

It looks for what no rule has found in a section, and has to quote the words and to say what each of
two readers would do. What it says is an opinion: it can be wrong, it may say something else of
another text, and it fails no check unless `--fail-on-model` is given.

## Bad

```spec
The gate SHALL open when a member and a guest with a ticket arrive.
```

Here a model may say: "a member and a guest with a ticket" can be read in two ways: the gate opens
for a member alone; or: it opens when both have come.

## Good

```spec
The gate SHALL open when a member arrives.
```

## Not for you?

Write `model-ambiguity = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore model-ambiguity: reason -->` at the end of the line.
"""

from __future__ import annotations

from speclsp.rules.rule import Rule

RULE = Rule("model-ambiguity", "model", "info", __doc__, needs="model")
