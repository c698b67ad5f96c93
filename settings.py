"""What the surroundings decide, in one frozen model. Read once, at the start."""

from __future__ import annotations

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Each field is read from `HELHEDSTJEK_<FIELD>`; docs/developer.md describes them all."""

    model_config = SettingsConfigDict(env_prefix="HELHEDSTJEK_", frozen=True, extra="ignore")

    database_url: str = "sqlite:///helhedstjek.sqlite3"
    """Where answers are kept: a SQLAlchemy address. A relative path starts where one runs."""

    password_hash: str | None = None
    """An argon2 hash of the facilitators' password, as `helhedstjek password` prints it."""

    oidc: bool = False
    """Whether facilitators sign in through OpenID Connect, set up in `.streamlit/secrets.toml`."""

    content_dir: Path | None = None
    """A folder with `factors/` and `questionnaires/` to use instead of the ones that come along."""
