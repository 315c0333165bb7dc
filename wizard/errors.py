"""Errors that a person may see.

Every error that can reach the window or the command line is a `UserError`: it says what
happened and what to do next, in Japanese, and keeps technical detail apart. This module
imports nothing; the sentences themselves come from `wizard.texts`, `forms/` or `resources/`.
"""


class UserError(Exception):
    """Something could not be done, and the person can be told what to do about it.

    Args:
        what: Japanese, what happened, without the closing 「。」.
        do: Japanese, what to do next, without the closing 「。」.
        detail: technical detail for the "copy details" button; never an answer, a name or
            the content of a file. May be English.
    """

    def __init__(self, what: str, do: str, detail: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.do = do
        self.detail = detail

    @property
    def sentence(self) -> str:
        """Return the one line shown to the person: what happened and what to do."""
        return f"{self.what}。{self.do}。"

    def __str__(self) -> str:
        return self.sentence


class FormsError(UserError):
    """A file under `forms/` or `resources/` breaks its rules; `detail` names file and key."""


class CaseFileError(UserError):
    """A case file cannot be read or written."""


class SettingsError(UserError):
    """The settings or the list of recent cases cannot be written."""


class ImportFileError(UserError):
    """A file from the shop (orders, parcels, logs) cannot be taken in."""


class AnswersFileError(UserError):
    """A file given to `--answers` cannot be taken over."""


class OutputError(UserError):
    """A document cannot be made or written."""


class AttachmentError(UserError):
    """A file cannot be put among those that are handed over."""
