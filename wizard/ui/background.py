"""Work that the window's thread must not wait for: saving, and slow jobs with やめる."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from wizard import texts
from wizard.domain.case import Place
from wizard.domain.changes import Change, SetAnswer, SetMark
from wizard.errors import UserError

# Typing is collected until it pauses this long (seconds), but never longer than the second.
_PAUSE, _LONGEST = 0.25, 1.0
_RETRY = 5.0
_PROGRESS_MS = 250


@runtime_checkable
class Measured(Protocol):
    """Slow work that knows how far it has come.

    Attributes:
        share: 0.0 to 1.0; set by the work on its own thread, read on the window's.
    """

    share: float


class Store(Protocol):
    """What changes are written to (`wizard.storage.casefile.CaseFile`)."""

    def apply(self, changes: Sequence[Change]) -> None:
        """Write changes as one durable transaction; raises UserError."""


def coalesce(changes: Sequence[Change]) -> list[Change]:
    """Return the same changes with repeated settings of one place or mark melted into one.

    Insertions, removals and moves keep their place: nothing is melted across them.
    """
    kept: list[Change] = []
    places: dict[Place, int] = {}
    marks: dict[str, int] = {}
    for change in changes:
        if isinstance(change, SetAnswer):
            at = places.setdefault(change.place, len(kept))
            if at < len(kept):
                old = kept[at]
                assert isinstance(old, SetAnswer)
                kept[at] = SetAnswer(change.place, old.before, change.after)
                continue
        elif isinstance(change, SetMark):
            at = marks.setdefault(change.name, len(kept))
            if at < len(kept):
                earlier = kept[at]
                assert isinstance(earlier, SetMark)
                kept[at] = SetMark(change.name, earlier.before, change.after)
                continue
        else:
            places.clear()
            marks.clear()
        kept.append(change)
    return kept


class SaverThread(QObject):
    """Writes changes on its own thread, in order; nothing is lost when writing fails.

    What could not be written stays in the queue and is tried again every few seconds, with
    the next change, and by `flush`. Signals arrive on the window's thread.

    Args:
        store: where to write.
        clock: returns the current aware time, for the line 「保存しました」.
        pause: seconds of quiet after which collected changes are written.
    """

    saved = Signal(object)  # datetime
    failed = Signal(object)  # UserError

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
        *,
        pause: float = _PAUSE,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._clock = clock
        self._pause = pause
        self._turn = threading.Condition()
        self._queue: list[Change] = []
        self._first = self._last = 0.0
        self._urgent = self._stopped = self._writing = False
        self._failures = 0
        self._thread = threading.Thread(target=self._run, name="saver", daemon=True)
        self._thread.start()

    @property
    def pending(self) -> bool:
        """Return True while something is not written yet."""
        with self._turn:
            return bool(self._queue) or self._writing

    def submit(self, changes: Sequence[Change]) -> None:
        """Queue changes; returns at once."""
        if not changes:
            return
        with self._turn:
            self._last = time.monotonic()
            if not self._queue:
                self._first = self._last
            self._queue.extend(changes)
            self._turn.notify_all()

    def flush(self, timeout: float = 10.0) -> bool:
        """Write what is queued now; True when everything is written.

        Args:
            timeout: seconds to wait at most.
        """
        until = time.monotonic() + timeout
        with self._turn:
            failures = self._failures
            self._urgent = True
            self._turn.notify_all()
            while (self._queue or self._writing) and self._failures == failures:
                left = until - time.monotonic()
                if left <= 0 or not self._turn.wait(left):
                    break
            return not self._queue and not self._writing

    def replace_store(self, make: Callable[[], Store]) -> None:
        """Go on in another store that already holds everything, queued changes included.

        `make` is called while nothing is being written; what it raises is passed on and
        leaves all as it was.
        """
        with self._turn:
            while self._writing:
                self._turn.wait()
            self._store = make()
            self._queue.clear()
            self._turn.notify_all()
        self.saved.emit(self._clock())

    def close(self, timeout: float = 10.0) -> bool:
        """Write what is left and end the thread; False when something could not be written."""
        done = self.flush(timeout)
        with self._turn:
            self._stopped = True
            self._turn.notify_all()
        self._thread.join(timeout)
        return done

    # --- on the saver's thread ----------------------------------------------------------------

    def _run(self) -> None:
        while (batch := self._next_batch()) is not None:
            error = self._write(batch)
            with self._turn:
                self._writing = False
                if error is not None:
                    self._queue[:0] = batch
                    self._failures += 1
                    self._urgent = False
                self._turn.notify_all()
            if error is None:
                self.saved.emit(self._clock())
            else:
                self.failed.emit(error)
                self._rest()

    def _next_batch(self) -> list[Change] | None:
        with self._turn:
            while not self._queue:
                self._urgent = False
                if self._stopped:
                    return None
                self._turn.wait()
            while not (self._urgent or self._stopped):
                wait = min(self._last + self._pause, self._first + _LONGEST) - time.monotonic()
                if wait <= 0:
                    break
                self._turn.wait(wait)
            batch, self._queue = self._queue, []
            if batch:
                self._writing = True
            return batch

    def _write(self, batch: list[Change]) -> UserError | None:
        if not batch:
            self._writing = False
            return None
        try:
            self._store.apply(coalesce(batch))
        except UserError as error:
            return error
        except Exception as error:  # noqa: BLE001 - whatever it is, the queue must survive it
            return UserError(texts.Saving.FAILED, texts.Saving.FAILED_DO, type(error).__name__)
        return None

    def _rest(self) -> None:
        """Wait before trying again, unless something new happens."""
        with self._turn:
            if self._stopped:
                self._queue_lost_on_purpose()
                return
            last = self._last
            until = time.monotonic() + _RETRY
            while not (self._urgent or self._stopped) and self._last == last and self._queue:
                left = until - time.monotonic()
                if left <= 0:
                    return
                self._turn.wait(left)

    def _queue_lost_on_purpose(self) -> None:
        # The person has been asked and closes without saving: the thread must end.
        self._queue.clear()


class Job(QObject):
    """One slow job on a thread of its own; ends with `done` on the window's thread.

    Args:
        work: gets a function that tells whether やめる was pressed; returns the result.
        done: gets the result; failed: what `work` raised; neither when the job was stopped.
        slow: called after a quarter of a second, to show progress.
        over: called in every case when the job has ended.
    """

    _ended = Signal(object, object)

    def __init__(
        self,
        work: Callable[[Callable[[], bool]], object],
        done: Callable[[object], object],
        failed: Callable[[BaseException], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._work, self._done, self._failed = work, done, failed
        self._cancelled = threading.Event()
        self._thread = threading.Thread(target=self._run, name="job", daemon=True)
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PROGRESS_MS)
        self.slow = self._timer.timeout
        self.over: Callable[[], None] = lambda: None

    def start(self) -> None:
        """Begin."""
        gc.disable()  # on the job's thread it would take down widgets, of which Qt dies
        self._timer.start()
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop; its result is thrown away."""
        self._cancelled.set()

    def wait(self, timeout: float) -> bool:
        """Wait for the thread to end; False when it is still working (seconds)."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            result = self._work(self._cancelled.is_set)
        except BaseException as error:  # noqa: BLE001 - told on the window's thread
            self._tell(None, error)
        else:
            self._tell(result, None)

    def _tell(self, result: object, error: BaseException | None) -> None:
        with suppress(RuntimeError):  # the window went away with this job while it worked
            self._ended.emit(result, error)

    def _finish(self, result: object, error: BaseException | None) -> None:
        self._timer.stop()
        gc.enable()
        self.over()
        if not self._cancelled.is_set():
            if error is not None:
                self._failed(error)
            else:
                self._done(result)
        self.deleteLater()
