"""What passes between the server and its worker processes, and how it is framed."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["HEADER", "Answer", "Question", "pack", "read", "receive", "receive_rest"]

HEADER = struct.Struct("!II")
"""Before every message: the bytes of its JSON head and of its body."""

Head = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query and the formats in which its client takes the answer, None for none.

    `default_graphs` and `named_graphs` are those of the protocol; both None leaves the choice to the query.
    """

    query: str
    solution_format: str | None = "application/sparql-results+json"
    triple_format: str | None = "text/turtle"
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None

    def packed(self) -> bytes:
        """The message that says the same."""
        return pack(asdict(self))

    @classmethod
    def unpacked(cls, head: Head) -> Question:
        """The question that a message says."""
        graphs = {
            name: None if head[name] is None else tuple(head[name]) for name in ("default_graphs", "named_graphs")
        }
        return cls(**{**head, **graphs})


@dataclass(frozen=True, slots=True)
class Answer:
    """The body for the client with its HTTP status and media type."""

    status: int
    media_type: str
    body: bytes

    @classmethod
    def refusing(cls, status: int, reason: str) -> Answer:
        """One line that says why there is no answer."""
        return cls(status, "text/plain; charset=utf-8", f"{reason}\n".encode())

    def packed(self) -> bytes:
        """The message that says the same."""
        return pack({"status": self.status, "media_type": self.media_type}, self.body)


def pack(head: Mapping[str, Any], body: bytes = b"") -> bytes:
    """One message."""
    encoded = json.dumps(head).encode()
    return HEADER.pack(len(encoded), len(body)) + encoded + body


def receive(connection: socket.socket) -> Head | None:
    """The head of the next message, None at the end of the stream."""
    header = _exactly(connection, HEADER.size)
    return None if header is None else receive_rest(connection, header)


def receive_rest(connection: socket.socket, header: bytes) -> Head | None:
    """The head of the message whose header was read already."""
    head_length, body_length = HEADER.unpack(header)
    message = _exactly(connection, head_length + body_length)
    return None if message is None else json.loads(message[:head_length])


async def read(reader: asyncio.StreamReader) -> tuple[Head, bytes]:
    """The next message. Raises asyncio.IncompleteReadError at the end of the stream."""
    head_length, body_length = HEADER.unpack(await reader.readexactly(HEADER.size))
    head = json.loads(await reader.readexactly(head_length))
    return head, await reader.readexactly(body_length)


def _exactly(connection: socket.socket, length: int) -> bytes | None:
    data = bytearray()
    while len(data) < length:
        piece = connection.recv(length - len(data))
        if not piece:
            return None
        data += piece
    return bytes(data)
