"""Words that cannot both be true of a thing at a time: open and closed, before and after; and
values of which a thing has one: formats, orders, currencies."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PAIRS = """
open closed; open close; before after; online offline; enabled disabled; enable disable;
active inactive;
public private; first last; first second; inside outside; odd even; half whole; manual automatic;
manually automatically; internal external; local remote; present absent; empty non-empty;
on off; high low; new existing; new old; mandatory optional; required optional; relative absolute;
mutable immutable; sensitive insensitive; inclusive exclusive; up down; minimum maximum; early
late;
earlier later; temporary permanent; static dynamic; visible hidden;
above below; over under; start end; begin end; success failure; succeed fail; successful failed;
read-only writable; anonymous authenticated; guest member; free paid; weekday weekend; day night;
morning evening; synchronous asynchronous; synchronously asynchronously; with without; more less;
true false; yes no; same different; inbound outbound; incoming outgoing; upper lower; left right;
odd even; import export; upload download; sender receiver; request response; input output;
source target; source destination; primary secondary; server client; buyer seller; debit credit;
always never; all none; full empty; full partial; draft published; signed unsigned; male female;
adult child; business personal; summer winter; wet dry; hot cold; domestic international;
buffered unbuffered; ordered unordered; known unknown; paid unpaid; single multiple; physical
virtual; accept reject; add remove; create delete; connect disconnect; locked unlocked;
shorter longer; smaller larger; fewer more; lower higher; exclude include; hard soft; strong weak;
eager lazy; opaque transparent; blocking non-blocking; planned unplanned; deterministic random;
bidirectional unidirectional; concurrently
sequentially; concurrent sequential; parallel serial; urgent routine;
foreground
background; interactive batch; persistent transient; plain encrypted; normally abnormally; normal
abnormal; compressed uncompressed; own other;
dark light;
"""

_KINDS = """
format: json yaml xml csv tsv cbor toml html markdown protobuf avro msgpack messagepack parquet pdf
docx xlsx plaintext bson ini edifact rss atom gpx geojson shapefile ics vcard;
image: webp avif png jpeg jpg gif svg bmp tiff heic; video: mp4 webm mkv mov avi;
audio: mp3 wav ogg opus aac flac;
encoding: utf-8 utf-16 utf-32 utf8 utf16 ascii us-ascii latin-1 iso-8859-1 base64 base64url base32
base58 hex hexadecimal decimal octal binary ebcdic;
compression: gzip zstd brotli deflate lz4 snappy bzip2 xz zip;
hash: bcrypt argon2 argon2id scrypt pbkdf2 sha-256 sha256 sha-1 sha1 sha-512 sha512 sha-384 md5
blake2 blake3 crc32 crc-32;
cipher: aes aes-128 aes-256 chacha20 rsa ed25519 ecdsa des hmac;
endianness: big-endian little-endian;
sorting: ascending descending alphabetical alphabetically chronological chronologically random
randomly; recency: newest oldest latest earliest;
clock: utc gmt local cet est pst twelve-hour twenty-four-hour;
currency: dollar euro pound yen franc krona krone usd eur gbp chf jpy sek nok dkk aud cad currency;
protocol: http https ftp sftp mqtt amqp websocket grpc rest graphql smtp imap;
transport: tcp udp quic sctp; security: tls mtls ssl plaintext;
weekday: monday tuesday wednesday thursday friday saturday sunday;
month: january february march april june july august september october november december;
language: english german french spanish italian dutch portuguese japanese chinese korean russian
swedish polish turkish arabic hindi;
colour: red green blue yellow orange purple black white grey gray brown pink amber;
method: get post put patch delete head; truth: true false null;
case: uppercase lowercase upper-case lower-case camelcase snake_case kebab-case pascalcase
title-case; side: left right top bottom; measures: metric imperial;
temperature: celsius fahrenheit kelvin; level: low medium high critical;
logging: debug info warn fatal trace; timing: synchronous synchronously asynchronous
asynchronously; delivery: at-most-once at-least-once exactly-once;
medium: email e-mail sms push post letter phone telephone fax; paper: a4 a5 a3 letter; growth:
linear exponential constant quadratic; moment: date timestamp
datetime; identifier: uuid uri url guid; broker: mqtt amqp kafka nats http websocket;
position: first last; mode: manual manually automatic automatically;
type: string integer boolean number float double array object map uuid uri url;
precision: second millisecond microsecond nanosecond; standard: rfc3339 iso8601 iso-8601 unix;
privacy: public private internal; optionality: mandatory optional required;
presence: present absent; sign: positive negative; numbering: arabic roman;
storage: memory disk; tone: formal informal; unit: kilometre mile kilogram pound litre gallon;
visibility: visible hidden; density: dense sparse; layout: portrait landscape;
locale: us uk; calendar: gregorian julian; parity: odd even; mutability: mutable immutable;
ordering: fifo lifo; scheme: basic bearer digest; opting: opt-in opt-out;
sensitivity: case-sensitive case-insensitive; locking: optimistic pessimistic;
counting: zero-based one-based; consistency: eventual eventually strongly;
indentation: tabs spaces; delimiter: comma semicolon; direction: clockwise counterclockwise
anticlockwise; flow: push pull poll; waiting: blocking non-blocking blocks
"""


_MEDIA_TYPE = re.compile(
    r"(?:application|audio|font|image|model|multipart|text|video)/[\w.+-]{1,80}"
)
_FORMAT = frozenset(("format",))


def _contraries() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in filter(str.strip, _PAIRS.split(";")):
        one, other = pair.split()
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _KINDS.split(";"):
        kind, _, words = line.partition(":")
        for word in words.split():
            found.setdefault(word, set()).add(kind.strip())
    return {word: frozenset(kinds) for word, kinds in found.items()}


CONTRARY: Mapping[str, frozenset[str]] = _contraries()
"""To each word those that exclude it, in lower case."""

KINDS: Mapping[str, frozenset[str]] = _kinds()
"""To each value what it is one of, in lower case; a thing has one of each."""


def kinds(value: str) -> frozenset[str]:
    """What a value is one of that is written as code, in lower case: a media type is a format."""
    return _FORMAT if _MEDIA_TYPE.fullmatch(value) else KINDS.get(value, frozenset())


def are_contrary(one: str, other: str) -> bool:
    """Whether two stems exclude each other; "¬" before one denies it."""
    if one.startswith("¬") != other.startswith("¬"):
        return one.removeprefix("¬") == other.removeprefix("¬")
    return other in CONTRARY.get(one, frozenset())
