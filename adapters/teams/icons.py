"""The app's two icons, drawn here: a speech bubble that holds a shield. Made with the standard library."""

import math
import struct
import zlib
from collections.abc import Callable

COLOUR_SIZE = 192
OUTLINE_SIZE = 32
NAVY = (0x1D, 0x2B, 0x4F)
WHITE = (0xFF, 0xFF, 0xFF)

Rgb = tuple[int, int, int]
Shape = Callable[[float, float], float]
"""How far a point of the unit square lies outside a shape: below nought inside it."""


def colour() -> bytes:
    """192 pixels square, no transparency: Teams rounds the corners. The drawing keeps to the middle."""
    bubble = _placed(_bubble, COLOUR_SIZE, 0.72)
    shield = _placed(_shield, COLOUR_SIZE, 0.72)

    def pixel(x: float, y: float) -> tuple[int, ...]:
        return _mixed(NAVY, WHITE, _cover(bubble(x, y)) - _cover(shield(x, y)))

    return _png(COLOUR_SIZE, 2, pixel)


def outline() -> bytes:
    """32 pixels square: white lines, and nothing behind them."""
    bubble = _placed(_bubble, OUTLINE_SIZE, 1.0)
    shield = _placed(_shield, OUTLINE_SIZE, 1.0)

    def pixel(x: float, y: float) -> tuple[int, ...]:
        line = _cover(abs(bubble(x, y) + 1) - 1)
        return *WHITE, round(255 * max(line, _cover(shield(x, y))))

    return _png(OUTLINE_SIZE, 6, pixel)


def _bubble(x: float, y: float) -> float:
    return min(_rounded_box(x - 0.5, y - 0.4375, 0.4375, 0.34375, 0.14), _tail(x, y))


def _rounded_box(x: float, y: float, width: float, height: float, corner: float) -> float:
    """``width`` and ``height``: from the middle to the edge."""
    across, down = abs(x) - width + corner, abs(y) - height + corner
    return math.hypot(max(across, 0), max(down, 0)) + min(max(across, down), 0) - corner


def _tail(x: float, y: float) -> float:
    """A triangle under the bubble, whose tip points down and to the left."""
    right = (x - 0.26) * 0.759 + (y - 0.96) * 0.651
    return max(0.26 - x, right, 0.6 - y)


def _shield(x: float, y: float) -> float:
    """Straight at the top and the sides; two arcs meet in a point below."""
    top, waist, half, arc = 0.25, 0.4, 0.15625, 0.3
    across = abs(x - 0.5)
    if y < waist:
        return max(across - half, top - y)
    return math.hypot(across + arc - half, y - waist) - arc


def _placed(shape: Shape, size: int, part: float) -> Shape:
    """The shape in the middle of ``size`` pixels, over this part of them; distances in pixels."""
    edge, length = size * (1 - part) / 2, size * part
    return lambda x, y: shape((x - edge) / length, (y - edge) / length) * length


def _cover(distance: float) -> float:
    """How much of a pixel lies inside, from nought to one."""
    return min(max(0.5 - distance, 0.0), 1.0)


def _mixed(under: Rgb, over: Rgb, part: float) -> tuple[int, ...]:
    return tuple(round(a + (b - a) * part) for a, b in zip(under, over, strict=True))


def _png(size: int, kind: int, pixel: Callable[[float, float], tuple[int, ...]]) -> bytes:
    """``kind``: 2 for red, green and blue, 6 with opacity as well; 8 bits each."""
    middles = [each + 0.5 for each in range(size)]
    rows = b"".join(b"\0" + bytes(part for x in middles for part in pixel(x, y)) for y in middles)
    header = struct.pack(">IIBBBBB", size, size, 8, kind, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


__all__ = ["COLOUR_SIZE", "OUTLINE_SIZE", "colour", "outline"]
