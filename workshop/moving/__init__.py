"""A whole workshop as one file, to another installation and back.

What is in it is what is shown: nobody's single answers leave an anonymous workshop, and nothing
leaves before the reveal but what was chosen for a draft. The file is not signed: whoever has it can
read it and change it. What does not fit together is refused, and nothing is written over unasked.
"""

from workshop.moving.bundle import FORMAT, Bundle
from workshop.moving.packing import pack
from workshop.moving.reading import LARGEST
from workshop.moving.unpacking import Moved, bundled, unpack

__all__ = ["FORMAT", "LARGEST", "Bundle", "Moved", "bundled", "pack", "unpack"]
