"""
A model shows a situation in which two clauses cannot both hold; it is asked only with --model.

The two that are judged are those that have most in common, and that no rule holds against each
other already. The model is asked in both orders, has to quote both clauses, and has to say what each
of them demands in that situation. What it says is an opinion: it can be wrong, and it fails no check
unless `--fail-on-model` is given.

## Bad

```spec
**REQ-1**: The server SHALL keep every record for ever.

**REQ-2**: The server SHALL forget who a customer was when the customer asks for it.
```

Here a model may say: "keep every record for ever" and "forget who a customer was" cannot both hold:
a customer asks to be forgotten.

## Good

```spec
**REQ-1**: The server SHALL keep every record until the customer asks for its end.
```

## Not for you?

Write `model-conflict = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore model-conflict: reason -->` at the end of the line.
"""

from __future__ import annotations

from speclsp.rules.rule import Rule

RULE = Rule("model-conflict", "model", "info", __doc__, needs="model")
