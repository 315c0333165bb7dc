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
class Milestones:
    """The four states of a report; never the bare word for "finished" before the last."""

    DOCUMENTS_MADE = "書類ができた"
    SENT = "送信した"
    RECEIPT_NOTED = "到達番号を控えた"
    ACCEPTED = "被害届が受理された"


class Preview:
    """The picture of the pages of a document."""

    NAME = "申出書の印刷イメージ"
    PAGE = "{page} / {count} ページ"
    PREVIOUS = "前のページ"
    NEXT = "次のページ"
    SMALLER = "縮小"
    LARGER = "拡大"
    FIT = "幅に合わせる"
    PERCENT = "{percent}%"
    NONE = "まだ表示するものがありません"


class Printing:
    """Printing on paper."""

    TITLE = "申出書を印刷する"
    FAILED = "プリンターに送れませんでした"
    FAILED_DO = "プリンターの電源と用紙を確かめて、もう一度「印刷する」を押してください"




# --- commands ---------------------------------------------------------------------------------


class Commands:
    """The commands without a window."""

    DESCRIPTION = "通報ウィザード（引数なしで起動すると、ウィンドウが開きます）"
    HELP: dict[str, str] = {
        "new": "新しい案件ファイルを作る",
        "import": "注文ファイルを案件に取り込む",
        "show": "すべての回答と注文を表示する",
        "check": "足りない項目、直したほうがよい項目を表示する",
        "export": "申出書PDFとe-Gov転記用テキストを作る",
        "verify": "案件ファイルが壊れていないか確かめる",
        "self-test": "プログラムがこのパソコンで動くか確かめる",
    }
    CREATED = "案件を作りました：{path}"
    IMPORTED = "{count}件の注文を取り込みました。"
    CASE_NUMBER = "案件番号　{number}"
    ANSWER = "{owner}　{label}：{value}"
    NTH_ORDER = "{position}件目"
    LEVELS: dict[str, str] = {
        "invalid": "直す",
        "egov": "e-Govに必要",
        "wanted": "できれば",
        "later": "あとで",
    }
    PROBLEM = "［{level}］{message}"
    CHECKED = "確認する項目は{count}件です。"
    WRITTEN = "作りました：{path}"
    WHOLE = "案件ファイルは壊れていません。"
    SELF_TEST = "通報ウィザード {version}：見本の注文{orders}件、申出書{pages}ページ、すべて動きました。"
    NO_SUCH_ORDER = "指定された注文番号（{numbers}）はこのファイルにありません"
    NO_SUCH_ORDER_DO = "注文番号を確かめて、もう一度実行してください"
    BAD_ARGUMENTS = "コマンドの指定が正しくありません"
    BAD_ARGUMENTS_DO = "「tsuho-wizard --help」で使い方を確かめてください"
    SYSTEM_REFUSED = (
        "ファイルを読み書きできませんでした（{reason}）。"
        "場所と空き容量を確かめて、もう一度実行してください。"
    )


class Files:
    """Names of the files that are made."""

    STATEMENT = "申出書_{day}.pdf"
    EGOV_TEXT = "e-Gov転記_{day}.txt"
