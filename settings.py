"""What the surroundings decide, in one frozen model. Read once, at the start."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


def _listed(said: object) -> object:
    """Names as they are written in the environment: with commas or spaces between them."""
    return tuple(said.replace(",", " ").split()) if isinstance(said, str) else said


def _path(said: str) -> str:
    """A path as it stands before ours: `helhedstjek/` is `/helhedstjek`, and `/` is nothing."""
    return f"/{said.strip('/')}".rstrip("/")


def _front(said: str) -> str:
    """An address up to its path, which `base` says: `http://10.42.0.1:8501`."""
    found = urlsplit(said.strip())
    return f"{found.scheme}://{found.netloc}" if found.netloc else said.strip()


Names: TypeAlias = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed)]


class Settings(BaseSettings):
    """Each field is read from `HELHEDSTJEK_<FIELD>`; docs/en/operator.md describes them all."""

    model_config = SettingsConfigDict(env_prefix="HELHEDSTJEK_", frozen=True, extra="ignore")

    database_url: str = "sqlite:///helhedstjek.sqlite3"
    """Where answers are kept: a SQLAlchemy address. A relative path starts where one runs."""

    password_hash: str | None = None
    """An argon2 hash of the facilitators' password, as `helhedstjek password` prints it."""

    oidc: bool = False
    """Whether facilitators sign in through OpenID Connect, set up in `.streamlit/secrets.toml`."""

    content_dir: Path | None = None
    """A folder with `factors/` and `questionnaires/` to use instead of the ones that come along."""

    base: Annotated[str, AfterValidator(_path)] = ""
    """The path that the app is served under, where a proxy gives it one: `/helhedstjek`."""

    address: Annotated[str, AfterValidator(_front)] = ""
    """Where others find the app, without a path: `http://10.42.0.1:8501`. Codes lead there."""

    hosts: Names = ()
    """The names under which browsers may ask for the app: `helhedstjek.kommune.dk`, no port."""

    proxies: Names = ()
    """Addresses or networks of the proxies in front, which alone are believed about visitors."""

    secret: str | None = None
    """What cookies are signed with; the same for every process that serves the same people."""

    security_contact: str | None = None
    """Whom to tell of a hole, as a `mailto:` or https address; shown in security.txt."""
