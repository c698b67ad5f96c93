"""A whole workshop as one file, to another installation and back.

What is in it is what is shown: nobody's single answers leave an anonymous workshop, and nothing
leaves before the reveal but what was chosen for a draft. The file is not signed: whoever has it can
read it and change it. What does not fit together is refused, and nothing is written over unasked:
figures that do not follow from the counts beside them, and shelves that break the folders' laws.

Whoever changes a formula gives the file another form, for what is read is counted again.
"""

from workshop.moving.bundle import FORMAT, Bundle
from workshop.moving.packing import pack
from workshop.moving.reading import LARGEST
from workshop.moving.unpacking import Moved, bundled, unpack

__all__ = ["FORMAT", "LARGEST", "Bundle", "Moved", "bundled", "pack", "unpack"]
