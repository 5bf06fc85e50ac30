"""The dialogue on a terminal, or with lines that are piped in: a question, an answer, the next."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from speclsp.cli.asking import Asking, Unwritten
from speclsp.cli.output import write
from speclsp.diagnostic import Diagnostic
from speclsp.interview.question import Option, Question, marks_open
from speclsp.interview.rewording import MOST_WORDS, ignored, reworded
from speclsp.interview.sentence import sentence_at
from speclsp.interview.settling import Refused, Settled
from speclsp.loading.request import ConfigError
from speclsp.report.placing import findings
from speclsp.report.safe import safe
from speclsp.report.style import Style, counted
from speclsp.report.text_report import block, by_severity
from speclsp.rules.all import RULES

_GROUPS = {rule.name: rule.group for rule in RULES}
# Bytes of a line that is typed or piped in; what is longer is no answer.
_LONGEST = 20_000
HELP = (
    "a number: the answer of that number is written into the document",
    "w WORDS:  your own words in place of the whole sentence, without its identifier",
    "i REASON: leave it as it is; a comment behind the line says why",
    "s:        skip it for now",
    "q:        quit; what is answered so far is written",
)


More = Callable[[Asking, Question], tuple[list[str], tuple[Option, ...]]]
"""(what is asked, a question) -> lines to be shown with it, and answers beside those it has."""


def no_more(asking: Asking, question: Question) -> tuple[list[str], tuple[Option, ...]]:
    return [], ()


class _End(Exception):  # noqa: N818
    """No more is to be asked."""


class _Typed(NamedTuple):
    letter: str
    rest: str


@dataclass
class Tally:
    """How many questions came to which end."""

    settled: int = 0
    ignored: int = 0
    skipped: int = 0
    marked: int = 0
    unfilled: int = 0

    def closing(self, left: Iterable[Diagnostic], blanks: int, style: Style) -> Iterator[str]:
        """What was done, and what is still open, by severity; `blanks` is how much of what was
        written is still to be filled in."""
        several = list(left)
        done = [f"settled {self.settled:,}", f"ignored {self.ignored:,}"]
        done.append(f"skipped {self.skipped:,}")
        if self.marked:
            done.append(f"left open on purpose {self.marked:,}")
        if self.unfilled:
            done.append(f"still to be filled in {self.unfilled:,}")
        yield style.line(", ".join(done).capitalize())
        if several:
            yield style.line(f"Still open: {by_severity(several, style)}")
        elif blanks:
            yield style.line(f"Still open: {counted(blanks, 'place')} to be filled in")
        else:
            yield style.line("No question is open")


class Dialogue:
    """Asks what is open in one tree. `day` is that of the answers; `more` has further ones."""

    def __init__(
        self, asking: Asking, tally: Tally, style: Style, day: str, more: More = no_more
    ) -> None:
        self._asking = asking
        self._tally = tally
        self._style = style
        self._day = day
        self._more = more
        self._terminal = sys.stdin is not None and sys.stdin.isatty()

    def run(self) -> bool:
        """Whether all was asked; False where the author has had enough."""
        try:
            while (question := self._asking.next()) is not None:
                if said := self._asking.renewed(question.path):
                    self._say(said)
                    continue
                self._ask(question)
        except _End:
            return False
        return True

    def _ask(self, question: Question) -> None:
        told, further = self._more(self._asking, question)
        question = question._replace(options=(*question.options, *further))
        for line in self._shown(question, told):
            self._say_raw(line)
        while not self._answered(question, self._typed(self._prompt(question))):
            pass
        self._say("")

    def _answered(self, question: Question, typed: _Typed) -> bool:
        """Whether what was typed came to an end for this question."""
        letter, rest = typed
        if letter == "q":
            raise _End
        if letter == "s":
            self._asking.pass_over(question)
            self._tally.skipped += 1
            return True
        if letter == "i":
            return self._ignored(question, rest or self._line("Reason: "))
        if letter == "w":
            return self._reworded(question, rest or self._line("Words: "))
        if letter.isascii() and letter.isdigit() and not rest and len(letter) < 5:
            number = int(letter)
            if 1 <= number <= len(question.options):
                return self._chosen(question, question.options[number - 1])
            self._say(f"there is no answer {number}")
            return False
        for line in (
            HELP if letter == "?" else ("type one of the letters, or ? to see what they do",)
        ):
            self._say(line)
        return False

    def _chosen(self, question: Question, option: Option) -> bool:
        return self._settled(question, option, option.said)

    def _reworded(self, question: Question, words: str) -> bool:
        option = reworded(self._asking.snapshot, question, words)
        if isinstance(option, Refused):
            self._say(f"not written: {option.reason}")
            return False
        return self._settled(question, option, words.strip())

    def _ignored(self, question: Question, reason: str) -> bool:
        if not re.search(r"\w", reason):
            self._say("a reason is needed, in words, so that others know why")
            return False
        option = ignored(self._asking.snapshot, question, reason)
        if option is None:
            self._say("no comment with this reason can stand there")
            return False
        return self._settled(question, option, None)

    def _settled(self, question: Question, option: Option, answer: str | None) -> bool:
        tried = self._asking.tried(question, option)
        if isinstance(tried, Refused):
            self._say(f"not written: {tried.reason}")
            return False
        record = (answer, self._day) if answer is not None else None
        done = self._asking.write(question, tried, record)
        if isinstance(done, Unwritten):
            self._say(done.reason)
            # Asked again where the file has changed; elsewhere it would refuse again.
            if said := self._asking.renewed(question.path):
                self._say(said)
            else:
                self._asking.pass_over(question)
                self._tally.skipped += 1
            return True
        self._say(f"written: {', '.join(map(self._asking.shown, done))}")
        now = self._line_now(tried, option) if answer is None else self._now(question, tried)
        if now:
            self._say(f"now: {now}")
        self._count(question, option, tried, answer)
        return True

    def _now(self, question: Question, settled: Settled) -> str:
        """The sentence as it is after an answer, as far as there is room for it."""
        edits, after = settled.edits.get(question.path), settled.snapshot
        document = after.document(question.path)
        if not edits or document is None:
            return ""
        sentence = sentence_at(after, document.awake(), edits[0].span.start)
        words = " ".join(document.words(sentence.span).split()) if sentence else ""
        return words if len(words) <= 2 * MOST_WORDS else f"{words[: 2 * MOST_WORDS]}..."

    def _line_now(self, settled: Settled, option: Option) -> str:
        """The line that says why something is ignored; of a long one, and of several in a
        configuration, what was written."""
        path, written = option.fix.edits[0]
        if len(written.text.split("\n")) > 2:
            return " ".join(written.text.split())
        text = settled.snapshot.string(path)
        at = settled.edits[path][0].span.start
        at += len(written.text) - len(written.text.lstrip())
        low = max(text.rfind(end, 0, at) for end in "\r\n") + 1
        line = re.split(r"[\r\n]", text[low:], maxsplit=1)[0].strip()
        return line if len(line) <= 2 * self._style.width else written.text.strip()

    def _count(
        self, question: Question, option: Option, tried: Settled, answer: str | None
    ) -> None:
        if answer is None:
            self._tally.ignored += 1
        elif not tried.is_open:
            self._tally.settled += 1
        else:
            self._asking.leave(option)
            if marks_open(option.fix):
                self._tally.marked += 1
            else:
                self._tally.unfilled += 1
            if tried.blanks and not marks_open(option.fix):
                self._say(f"still to be filled in there: {', '.join(tried.blanks)}")
            for each in tried.open:
                # Not asked at once what has just been put off.
                self._asking.pass_over(question._replace(diagnostic=each))
            if marks_open(option.fix):
                self._asking.pass_over(question)

    def _shown(self, question: Question, told: Iterable[str]) -> Iterator[str]:
        asking, path = self._asking, question.path
        (found,) = findings(
            {path: (question.diagnostic,)}, asking.snapshot.text, asking.shown, _GROUPS
        )
        yield from block(found, self._style)
        for line in told:
            yield f"  = {safe(line)}"
        yield ""
        for number, option in enumerate(question.options, 1):
            yield f"  {self._style.paint(str(number), 'strong')}  {safe(option.title)}"
            for note in option.notes:
                yield f"     {safe(note)}"

    def _prompt(self, question: Question) -> str:
        numbers = len(question.options)
        choice = f"{'1' if numbers == 1 else f'1-{numbers}'}, " if numbers else ""
        return f"{counted(self._asking.count, 'question')} left [{choice}w, i, s, q, ?] "

    def _typed(self, prompt: str) -> _Typed:
        line = self._line(prompt).strip()
        letter, _, rest = line.partition(" ")
        return _Typed(letter.lower(), rest.strip())

    def _line(self, prompt: str) -> str:
        """The next line, without its end. Raises _End where there is none."""
        stream = sys.stdin
        if stream is None:
            raise ConfigError("cannot read answers: standard input is closed")
        sys.stdout.write(prompt)
        sys.stdout.flush()
        data = stream.buffer.readline(_LONGEST)
        if not self._terminal:
            self._say("")
        if not data:
            raise _End
        if len(data) == _LONGEST and not data.endswith(b"\n"):
            while data and not data.endswith(b"\n"):
                data = stream.buffer.readline(_LONGEST)
            return ""
        return data.decode("utf-8", "surrogateescape").rstrip("\r\n")

    def _say(self, line: str) -> None:
        self._say_raw(safe(line))

    def _say_raw(self, line: str) -> None:
        write([self._style.line(line)])
