"""From what the user has set to a model that can be asked, or to the reason why there is none."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from speclsp.config.values import Config
from speclsp.model.asking import Ask, Model, ModelError, Reply
from speclsp.model.budget import Budget, Budgeted
from speclsp.model.cached import Cached
from speclsp.model.claude import Claude
from speclsp.model.consent import Consents
from speclsp.model.folders import cache_folder, made_private, state_folder
from speclsp.model.guarding import Guarded
from speclsp.model.offline import Offline
from speclsp.model.secrets import Discreet, own_keys
from speclsp.model.settings import Settings, restricted
from speclsp.model.store import Store


class Opened:
    """A model for one workspace, with what stands around it.

    An answer that is remembered needs neither key nor budget nor consent, for nothing is sent;
    where models are off, nothing is looked up either. What is asked goes through the budget only
    when it holds no secret, and to the model only when that is not failing.
    """

    def __init__(
        self,
        model: Model,
        budget: Budget,
        error: ModelError | None,
        guarded: Guarded | None = None,
        claude: Claude | None = None,
    ) -> None:
        self._model = model
        self.budget = budget
        # Why nothing can be asked; None where it can.
        self.error = error
        self._guarded = guarded
        self._claude = claude

    @property
    def identity(self) -> str:
        return self._model.identity

    @property
    def claude(self) -> Claude | None:
        """Who is asked; None where nobody can be."""
        return self._claude

    @property
    def cached(self) -> Cached | None:
        """What remembers; None where models are off."""
        return self._model if isinstance(self._model, Cached) else None

    async def ask(self, ask: Ask) -> Reply:
        return await self._model.ask(ask)

    def renew(self) -> None:
        """The user has changed something, so what failed is worth another try."""
        if self._guarded is not None:
            self._guarded.renew()

    async def aclose(self) -> None:
        if self.cached is not None:
            await self.cached.aclose()
        if self._claude is not None:
            await self._claude.aclose()


def opened(
    settings: Settings,
    root: Path,
    configs: Iterable[Config] = (),
    environ: Mapping[str, str] = os.environ,
    clock: Callable[[], float] = time.time,
    budget: Budget | None = None,
) -> Opened:
    """Who is asked about the workspace at `root`, which `configs` may forbid. Reads small files.

    Nothing is loaded and nobody reached before something is asked. `clock` gives seconds since
    1970; `budget` is that of a run that asks about several workspaces.
    """
    held = restricted(settings, configs)
    state = state_folder(environ)
    budget = budget or Budget(held.limits, state, clock)
    identity = held.access.identity
    error = unusable(held)
    if error is not None and error.kind in ("off", "settings"):
        return Opened(Offline(error, identity), budget, error)
    store = Store(cache_folder(environ), root)
    if error is None and not Consents(state).agreed(root, identity):
        error = ModelError(
            "off",
            f'nobody has agreed that text of "{root}" goes to {held.access.endpoint},'
            " see speclsp model agree",
        )
    if error is not None:
        return Opened(Cached(Offline(error, identity), store), budget, error)
    made_private(state)
    claude = Claude(held.access)
    guarded = Guarded(claude)
    asked = Discreet(Budgeted(guarded, budget), own_keys(held.access.key, environ))
    return Opened(Cached(asked, store), budget, None, guarded, claude)


def unusable(settings: Settings) -> ModelError | None:
    """What in the settings stands in the way, before anybody is asked; no consent is looked for."""
    if settings.forbidden:
        return ModelError("off", f"{settings.forbidden} says that no model is asked")
    source = settings.sources.get("enabled")
    if not settings.enabled and (source or not settings.problems):
        if source:
            return ModelError("off", f"models are switched off by {source}")
        return ModelError("off", "models are off, speclsp model on switches them on")
    if settings.problems:
        return ModelError("settings", settings.problems[0])
    try:
        settings.access.checked()
    except ModelError as error:
        return error
    return None
