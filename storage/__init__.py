"""The one room with a database in it: SQLite by default, PostgreSQL by address.

What it has accepted is on disk.
"""

from storage.address import StorageError
from storage.copies import back_up, restore
from storage.opening import open_store
from storage.store import DatabaseStore
from storage.tables import metadata

__all__ = ["DatabaseStore", "StorageError", "back_up", "metadata", "open_store", "restore"]
