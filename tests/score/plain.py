"""A specification in plain words, with something for each kind of edit."""

from __future__ import annotations

PLAIN = """# Doors

The door MUST open within 5 seconds of a knock. It MUST stay open.

The lamp SHOULD be encoded as `low`, and a guest MAY knock.

The tone MUST be `loud`.

If nobody is there, the door MUST reject the guest before it closes.

## Glossary

- **Guest**: somebody who knocks at the door and waits there.
- **Lamp**: a light that stands beside the door and glows.
"""
