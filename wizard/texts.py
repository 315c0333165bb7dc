"""Every Japanese sentence the program itself says; imports nothing.

One class per part of the program (`class Orders`, `class Statement` …) so that a sentence is
found where it is said. Words of the official forms are not here: they live in `forms/`.
Placeholders are named (`{count}`) and filled with `str.format`.
"""

# --- shared -----------------------------------------------------------------------------------
STATE_CHECKING = "確認中"
STATE_NO_RECORD = "記録なし"
STATE_UNAVAILABLE = "取れない"
APP_NAME = "通報ウィザード"
UNCONFIRMED = "未確認"


class Common:
    """Words used on every page."""

    BACK = "戻る"
    NEXT = "次へ"
    CANCEL = "やめる"
    NEED_EGOV = "e-Govに必要"
    NEED_WANTED = "できれば"
    NEED_LATER = "あとで"
    WHERE = "どこに書いてある？"
    UNKNOWN = "わからない"
    HELD_BY = "{state}（{holder}）"


# --- values (domain/item_types, domain/checks) ------------------------------------------------


# --- forms (formdefs) -------------------------------------------------------------------------


# --- case file (storage) ----------------------------------------------------------------------


# --- order files (intake) ---------------------------------------------------------------------


# --- documents (output) -----------------------------------------------------------------------


# --- window: frame and common widgets (ui) ----------------------------------------------------


# --- window: orders and records (ui) ----------------------------------------------------------


# --- window: confirm, documents, e-Gov, after, contacts, notes (ui) ---------------------------


# --- commands ---------------------------------------------------------------------------------
