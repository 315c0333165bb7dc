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
class Words:
    """Words and letters that dates, places and numbers are read and written with."""

    WEEKDAYS = "月火水木金土日"
    ERAS = ("明治", "大正", "昭和", "平成", "令和")
    ERA_SIGNS = "㍾㍽㍼㍻㋿"  # the single characters, in the order of ERAS
    FIRST_YEAR = "元"
    MORNING = "午前"
    AFTERNOON = "午後"
    JAPAN_TIME = "日本時間"
    DATE = "{year}年{month}月{day}日({weekday})"
    TIME = "{date} {hour:02}:{minute:02}:{second:02}（日本時間）"
    TIME_WITHOUT_SECONDS = "{date} {hour:02}:{minute:02}（日本時間）"
    YEN = "{amount}円"
    COUNTERS = "個点本枚台件着足冊袋箱組"
    TEN_THOUSAND = "万"
    EXTENSIONS = ("内線番号", "内線")
    PRESENCE = ("有", "無", "不明")
    PREFECTURES = (
        "北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 "
        "東京都 神奈川県 新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 "
        "滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 "
        "香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県"
    )
    POLICE_OF_TOKYO = "警視庁"
    POLICE_OF = "{prefecture}警察本部"
    DISTRICT = "^[^郡]{1,4}郡"  # what stands before a town's name, as a pattern


class Values:
    """What is wrong with a value and what to do; notes are gentler than the others."""

    EMPTY = "まだ入っていません。わかるところだけ入れてください。"
    KATAKANA = "「{letters}」は全角カタカナではありません。全角のカタカナと「ー」、全角の空白だけで入れてください。"
    KATAKANA_SUGGEST = (
        "「{letters}」は全角カタカナではありません。「{suggestion}」に直してください。"
    )
    KATAKANA_DIGITS = "数字や記号は、e-Govのフリガナ欄で受け付けられないことがあります。「イッチョウメ」のように読みをカタカナで入れると確実です。"
    PHONE_LETTERS = (
        "電話番号に使えない文字があります。数字とハイフンだけで入れてください（例 03-0000-0000）。"
    )
    PHONE_TWO = "電話番号が2つ入っているようです。連絡のつく番号を1つだけ入れてください。"
    PHONE_NO_ZERO = "先頭の0が抜けているようです。「{suggestion}」でよければ直してください。"
    PHONE_SHORT = "電話番号の桁数が足りません（いま{count}桁）。市外局番から入れてください。固定電話は10桁、携帯電話は11桁です。"
    PHONE_LONG = "電話番号の桁数が多すぎます（いま{count}桁）。固定電話は10桁、携帯電話は11桁です。内線は「内線 12」のように後ろに付けてください。"
    PHONE_START = "日本の電話番号は0で始まります。市外局番から入れてください。海外の番号は「+」と国番号から入れてください。"
    PHONE_EXTENSION = "内線番号は数字で入れてください（例 03-0000-0000 内線 12）。"
    PHONE_FOREIGN = "海外の電話番号のようです。このままで大丈夫です。"
    EMAIL_AT = (
        "メールアドレスには「@」が1つ要ります。例のように入れてください（例 hanako@example.com）。"
    )
    EMAIL_TWO = "メールアドレスが2つ以上入っているようです。1つだけ入れてください。"
    EMAIL_WIDE = "全角の文字があります。半角の英数字で「{suggestion}」のように入れてください。"
    EMAIL_LOCAL = "「@」の前に使えない文字があります。半角の英数字と記号だけで、空白を入れずに入れてください。"
    EMAIL_DOMAIN = (
        "「@」の後ろが正しくないようです。「example.com」のような形か、見直してください。"
    )
    POSTAL_CODE = "郵便番号は7桁の数字です（いま{count}桁）。「100-0001」のように入れてください。"
    POSTAL_LETTERS = (
        "郵便番号に使えない文字があります。「100-0001」のように7桁の数字で入れてください。"
    )
    PREFECTURE = (
        "47都道府県の名前ではありません。「神奈川県」のように「都・道・府・県」まで入れてください。"
    )
    PREFECTURE_SUGGEST = "「{suggestion}」と入れてください。「都・道・府・県」まで要ります。"
    PREFECTURE_LONG = "ここには都道府県の名前だけを入れてください（「{suggestion}」）。続きは住所の欄に入れてください。"
    DATE = "日付として読み取れません。「2026年8月20日」「2026/8/20」「令和8年8月20日」のように入れてください。"
    DATE_NO_YEAR = "年が入っていません。「2026年8月20日」のように年から入れてください。"
    DATE_NO_DAY = "日が入っていません。「2026年8月20日」のように日まで入れてください。"
    DATE_SHORT_YEAR = "年は西暦4桁か元号で入れてください（例 2026/8/20、令和8年8月20日）。"
    DATE_MONTH = "{month}月はありません。月は1から12で入れてください。"
    DATE_DAY = "{year}年{month}月に{day}日はありません。日付を確かめてください。"
    DATE_YEAR = "{year}年になっています。年を確かめてください。"
    DATE_ERA = "{era}{year}年{month}月{day}日はありません。元号と年を確かめてください。"
    DATE_WEEKDAY = "{date}は{weekday}曜日です。日付か曜日を確かめてください。"
    DATE_TIME = "ここには日付だけを入れてください（例 {suggestion}）。"
    TIME = "日時として読み取れません。「2026年8月1日 22:14:05」のように、秒まで入れてください。"
    TIME_MISSING = "時刻が入っていません。「{date} 22:14:05」のように、時刻も秒まで入れてください。"
    TIME_RANGE = "時刻が正しくありません。0時から23時、0分から59分、0秒から59秒で入れてください。"
    TIME_TWELVE = "午前・午後の12時は二通りに読めます。「12:05:00」「0:05:00」のように24時間の形で入れてください。"
    TIME_ZONE = (
        "時差が正しくありません。「+09:00」のように入れるか、日本時間なら付けずに入れてください。"
    )
    TIME_NO_SECONDS = (
        "秒が入っていません。捜査では秒まで要ることが多いので、わかれば秒まで入れてください。"
    )
    TIME_CONVERTED = "時差「{zone}」の時刻を日本時間に直して表示します。"
    YEN = "金額として読み取れません。「39600」「39,600円」のように数字で入れてください。"
    YEN_NEGATIVE = "マイナスの金額は入れられません。売った値段（税込・1個あたり）を入れてください。"
    YEN_FRACTION = "円より下の端数があります。1円単位で入れてください。"
    YEN_GROUPS = (
        "「,」の位置が正しくないようです。「39,600」のように3桁ごとか、「,」なしで入れてください。"
    )
    YEN_FOREIGN = "円以外の通貨のようです。日本円にした金額を数字で入れてください。"
    YEN_ZERO = "0円になっています。これでよいか確かめてください。"
    NUMBER_LONG = "桁数が多すぎます。数字を確かめてください。"
    INTEGER = "数字として読み取れません。「2」のように数字で入れてください。"
    INTEGER_NEGATIVE = "マイナスの数は入れられません。0以上の数字を入れてください。"
    INTEGER_FRACTION = "小数は入れられません。「2」のように切りのよい数字で入れてください。"
    INTEGER_ZERO = "0になっています。これでよいか確かめてください。"
    IP = "IPアドレスとして読み取れません。「203.0.113.45」のように、数字を「.」で4つつないだ形で入れてください。"
    IP_NUMBER = "IPアドレスの数字は0から255です。「{part}」を確かめてください。"
    IP_PARTS = (
        "IPアドレスは数字4つを「.」でつなぎます（いま{count}つ）。記録をもう一度確かめてください。"
    )
    IP_ZEROS = "数字の前に余分な0があります。「{suggestion}」のように入れてください。"
    IP_V6 = "IPアドレスとして読み取れません。「2001:db8::1」のような形か、記録をもう一度確かめてください。"
    IP_PORT = "後ろの「{port}」はポート番号のようです。ここには「{ip}」だけを入れ、「{port}」はポート番号の欄に入れてください。"
    IP_LIST = "アドレスが2つ以上入っています。どれを使うか決めて、1つだけ入れてください。ほかは「その他参考となる事項」に書いておけます。"
    IP_NETWORK = "「/」の付いた範囲の書き方になっています。1つのアドレスだけを入れてください。"
    IP_PRIVATE = "社内や家の中だけで使うアドレスです。インターネット側のアドレスがほかに記録されていないか確かめてください。"
    IP_SHARED = "携帯会社などの網の中だけで使うアドレスです。インターネット側のアドレスがほかに記録されていないか確かめてください。"
    IP_SPECIAL = "ふつうの通信には使われない特別なアドレスです。記録を確かめてください。"
    PORT = "ポート番号は1から65535の数字です。「51234」のように入れてください。"
    PORT_ZERO = "ポート番号に0はありません。記録がないときは「わからない」から「記録なし」を選んでください。"
    PORT_SERVER = "{port}はお店のサーバー側のポート番号のようです。購入者側のポート番号がほかに記録されていないか確かめてください。"
    URL = "アドレス（URL）として読み取れません。「https://example.com/」のように入れてください。"
    URL_SCHEME = "「https://」または「http://」から入れてください。"
    URL_SUGGEST = "「{suggestion}」のように「https://」から入れてください。"
    URL_WIDE = "全角の文字があります。半角で「{suggestion}」のように入れてください。"
    URL_SPACE = "途中に空白や改行があります。アドレスを1つだけ、空白を入れずに入れてください。"
    URL_HOST = "サイトの名前（example.com の部分）が正しくないようです。ブラウザーの上の欄から写してください。"
    URL_USER = "アドレスの中にユーザー名やパスワードが入っています。「@」より前を消してください。"
    CHOICE = "選択肢にない言葉です。「{choices}」から選んでください。"
    CHOICE_UNKNOWN = "選択肢にない言葉です。一覧から選び直してください。"
    CHOICE_UNCONFIRMED = "e-Govの画面での言い方は確かめられていません（未確認）。画面の一覧から、同じものを選んでください。"


class CardWords:
    """Words that tell what a long number is: data for `wizard.domain.card_context`.

    In headings: lower case, half-width, without spaces and signs.
    """

    CARD = ("カード", "クレジット", "card", "credit", "visa", "mastercard", "jcb", "amex")
    # Right in front of a number in running text.
    OTHER_NUMBERS = (
        "注文番号", "受注番号", "注文id", "受注id", "オーダー番号", "オーダーid", "取引番号", "取引id",
        "決済番号", "決済id", "受付番号", "申込番号", "管理番号", "整理番号", "到達番号", "受理番号",
        "伝票番号", "送り状番号", "送り状", "追跡番号", "荷物番号", "問い合わせ番号", "問合せ番号",
        "問い合せ番号", "問合わせ番号", "商品コード", "商品番号", "商品id", "バーコード", "型番", "品番",
        "order number", "order no", "order id", "order_id", "tracking number", "tracking no",
        "tracking", "waybill", "barcode", "sku",
    )  # fmt: skip
    PHONE_NUMBERS = (
        "電話番号", "電話", "携帯番号", "携帯", "fax番号", "fax", "tel", "phone",
    )  # fmt: skip
    ARTICLE_NUMBERS = ("janコード", "jan", "isbn", "ean", "gtin")
    CODE_HEADERS = (
        "セキュリティコード", "セキュリティーコード", "セキュリティ番号", "カード確認番号",
        "カード検証番号", "カード検証コード", "署名欄3桁", "裏面3桁", "securitycode",
        "cardverification", "verificationvalue", "cardcode", "cvv2", "cvc2", "cardcvv", "cardcvc",
        "cccvv", "cccvc", "cvvcode", "cvccode", "cvvnumber", "cvcnumber",
    )  # fmt: skip
    # How such a heading ends when its cells only say whether the code was right.
    CODE_RESULTS = ("status", "result", "check", "response", "match", "結果", "照合", "判定")
    CODE_HEADERS_WHOLE = ("cvv", "cvc", "cid", "csc", "cav2", "カードcvv", "カードcvc")
    CODE_PARAMETERS = (
        "cvv2?", "cvc2?", "cvn", "csc", "security_?code", "card_?cvv", "card_?cvc",
        "card_?code", "cvv_?code", "cvc_?code", "セキュリティー?コード",
    )  # fmt: skip
    CARD_HEADERS = (
        "カード番号", "クレジット番号", "クレカ番号", "cardnumber", "cardno", "creditcardnumber",
        "ccnumber", "ccnum", "primaryaccountnumber",
    )  # fmt: skip
    OTHER_HEADERS = (
        "注文番号", "受注番号", "注文id", "受注id", "受注コード", "オーダー番号", "オーダーid", "取引番号",
        "取引id", "決済番号", "決済id", "売上id", "売上詳細id", "注文詳細id", "管理番号", "伝票番号",
        "送り状", "追跡番号", "荷物番号", "問い合わせ番号", "問合せ番号", "問い合せ番号", "電話", "携帯番号",
        "fax", "tel1", "tel2", "tel3", "jan", "商品コード", "商品番号", "商品id", "種類id", "型番", "品番",
        "バーコード", "郵便番号", "ordernumber", "orderid", "orderno", "orderitemid", "shipmentid",
        "shipmentitemid", "tracking", "invoicenumber", "phone", "barcode", "zip", "postcode",
        "postalcode", "transactionid", "paymentid", "deviceid", "ipaddress",
    )  # fmt: skip
    OTHER_HEADERS_WHOLE = (
        "tel",
        "配送先tel",
        "id",
        "name",
        "sku",
        "lineitemsku",
        "ean",
        "gtin",
        "isbn",
    )

    HIDDEN = "カード番号とみられる数字を、最初の6桁と最後の4桁だけ残して隠しました。"
    HIDDEN_MANY = (
        "カード番号とみられる数字を{count}か所、最初の6桁と最後の4桁だけ残して隠しました。"
    )
    IN_DOUBT = "カード番号と同じ形の数字があります。注文番号などならこのままで、カード番号なら消してください。"
    CODE_HIDDEN = "セキュリティコードとみられる数字を隠しました。"
    CODE_COLUMNS = (
        "セキュリティコードの列（{columns}）は、保存してはいけない値なので読みませんでした。"
    )


class LinkWords:
    """Letters and words that addresses and names are compared by (`wizard.domain.link_keys`)."""

    NUMERALS = "〇一二三四五六七八九"
    # 丁 without 目 counts before a number only: 八丁堀 is a name.
    NUMBERED = "丁目|丁(?=[0-9〇一二三四五六七八九十])|番地|番(?!町|館)|号|階|条"
    COUNTED = r"丁目(?<=\d丁目)|丁(?<=\d丁)(?=\d)|番地(?<=\d番地)の?|番(?<=\d番)(?!町|館)|号(?<=\d号)(?!館|棟)"
    STREET = "条"
    FLOOR = "階"
    ROOM = r"号室(?<=\d号室)|室(?<=\d室)"
    OF = "のノ"
    KE = "ヶケが"
    LARGE_SECTION = "大字"
    NAME_TITLES = "様|さま|殿|御中"


class Checks:
    """What is missing, what cannot be right, and what looks odd."""

    MISSING = "{label}がまだ入っていません"
    INVALID = "{label}：{sentence}"
    NO_ORDERS = "注文がまだ入っていません"
    NO_LINES = "商品がまだ入っていません"
    ORDER = "注文 {number}：{message}"
    NTH_ORDER = "{position}件目の注文：{message}"
    LINE = "商品{position}の{message}"
    NTH_NOTE = "警察とのやりとり {position}件目：{message}"
    FUTURE = "先の日付になっています。年と日付を確かめてください。"
    AFTER_DISCOVERY = "発覚日（{discovered}）よりあとの日付です。どちらかを確かめてください。"
    DISCOVERED_EARLY = "いちばん早い注文（{first}）より前の日付です。どちらかを確かめてください。"
    ACCESS_FAR = "購入日時（{purchased}）と1日以上離れています。同じ注文の記録か確かめてください。"
    SENT_EARLY = "発覚日（{discovered}）より前の日付です。どちらかを確かめてください。"
    UNPRINTED = "「{said}」なので、入っている「{label}」は書類に載りません。載せるときは「有」を選んでください。"
    UNPRINTED_OPEN = "答えがまだなので、入っている「{label}」は書類に載りません。載せるときは「有」を選んでください。"
    ELSEWHERE = (
        "会社所在地の都道府県（{prefecture}）と合わないようです。どちらかを確かめてください。"
    )
    DISAGREE = "{label}（{said}）と合わないようです。どちらかを確かめてください。"
    OTHER_AREA = "{label}（{said}）と合わないかもしれません。方面本部を選ぶのかどうかは確かめられていません（未確認）。e-Govの一覧を見て、わからないときは最寄りの警察署か#9110に聞いてください。"
    UNKNOWN_WORDS = "一覧にない言葉です。e-Govの一覧のとおりかどうか確かめてください。"


class Acts:
    """What undo says it takes back."""

    ADD_ORDER = "注文の追加"
    ADD_ORDERS = "注文の追加（{count}件）"
    DUPLICATE_ORDER = "注文の複製"
    DELETE_ORDER = "注文の削除"
    DELETE_ORDERS = "注文の削除（{count}件）"
    MOVE_ORDER = "注文の並べかえ"
    ADD_LINE = "商品の追加"
    DELETE_LINE = "商品の削除"
    MOVE_LINE = "商品の並べかえ"
    ADD_NOTE = "やりとりの追加"
    DELETE_NOTE = "やりとりの削除"
    MOVE_NOTE = "やりとりの並べかえ"


# --- forms (formdefs) -------------------------------------------------------------------------
class FormDefs:
    """What is wrong in a file under `forms/` or `resources/`, or in an `--answers` file."""

    BROKEN = "{file} の「{where}」が正しくありません（{problem}）"
    BROKEN_DO = "forms/README.md の書き方を見て直すか、配布された元のファイルに戻してください"
    NO_FILE = "定義のファイル {file} が見つかりません"
    NO_FILE_DO = "配布された元のファイルに戻してください"
    UNREADABLE = "定義のファイル {file} を読めません"
    NOT_TOML = "{file} の {line} 行目の書き方がTOMLの決まりに合いません"
    TABLES = ("表1", "表2", "表3", "基本情報")
    KIND_TEXT = "引用符で囲んだ文字"
    KIND_FLAG = "true か false"
    KIND_INTEGER = "{least} 以上の整数"
    KIND_DATE = "2026-11-21 の形の日付"
    KIND_TEXTS = "文字の並び"
    KIND_TABLE = "表（{ … }）"
    KIND_TABLES = "表の並び"
    WRONG_TYPE = "{kind}で書きます"
    BLANK = "空のままです"
    MISSING_KEY = "書かれていません"
    UNKNOWN_KEY = "この名前の書き方はありません"
    UNKNOWN_VALUE = "「{value}」というものはありません"
    TWICE = "「{value}」が2回出てきます"
    WRONG_PAGE = "「{value}」はこの種類のページでは聞けません"
    WRONG_PLACE = "「{value}」はここには書けません"
    CHOICES = "種類が choice の項目だけに、選択肢が必要です"
    SUGGESTIONS = "文章を書く項目だけに付けられます"
    NO_SENTENCE = "「{value}」に sentence がありません"
    LAST_TEMPLATE = "最後のひとつだけ、条件のないものにします"
    PLACEHOLDERS = "入れる印は {wanted} だけで、すべて必要です"
    LINK = "「{value}」は開いてよい https のページではありません"
    UNCONFIRMED = "checked が ? のものは confirmed = false にします"
    CIRCLE = "条件がめぐり、いつまでも聞かれません"
    UNUSED = "どのページにも書類にも使われていません"
    OWN_WORDS = "種類が choice の項目だけに書けます"
    AREAS = "2つ以上の方面がある行は certain = false にします"
    AGREES = "ふたつの項目の derived_from が同じでなければなりません"


class AnswersFiles:
    """What is wrong with a file given to `--answers`."""

    NO_FILE = "回答のファイル {file} が見つかりません"
    NO_FILE_DO = "ファイルの場所と名前を確かめて、もう一度指定してください"
    UNREADABLE = "回答のファイル {file} を開けません"
    TOO_LARGE = "回答のファイル {file} が大きすぎます"
    TOO_LARGE_DO = "TOMLの回答のファイルかどうかを確かめてください"
    NOT_UTF8 = "回答のファイル {file} の文字コードがUTF-8ではありません"
    NOT_UTF8_DO = "UTF-8で保存し直してください"
    NOT_TOML = "回答のファイル {file} の {line} 行目の書き方がTOMLの決まりに合いません"
    NOT_TOML_DO = "その行の引用符やかっこを確かめて直してください。何も読みこんでいません"
    UNKNOWN = "回答のファイル {file} に、知らない項目の名前があります（{names}）"
    UNKNOWN_DO = "forms/items.toml の id と見くらべて直してください。何も読みこんでいません"
    WRONG = "回答のファイル {file} に、値として読めないものがあります（{names}）"
    WRONG_DO = "文字・数・日付か、状態の書き方に直してください。何も読みこんでいません"
    MORE = " ほか{count}件"


# --- e-Gov: characters, attachments, sending (domain, formdefs) -------------------------------
class CharacterTables:
    """What is wrong in a file under `resources/characters/`."""

    TAX_AGENCY = "国税庁「JIS縮退マップ」"
    BROKEN = "文字の表 {file} の {line} 行目が正しくありません（{problem}）"
    BROKEN_DO = "resources/README.md の書き方を見て直すか、配布された元のファイルに戻してください"
    NO_FILE = "文字の表 {file} が見つかりません"
    NO_FILE_DO = "配布された元のファイルに戻してください"
    UNREADABLE = "文字の表 {file} を読めません"
    COLUMNS = "タブで区切って{columns}つの欄が要ります"
    ONE_CHARACTER = "はじめの欄は1文字にします"
    IS_ACCEPTED = "「{character}」はe-Govで使える文字なので、置きかえません"
    TWICE = "「{character}」が2回出てきます"
    NOT_ACCEPTED = "置きかえ「{text}」に、e-Govで使えない文字があります"
    KIND = "種類は {kinds} のどれかにします"
    SAME_ROW = "{file} と同じ置きかえです"
    CHOICES = "空白1つで区切った、ちがう候補が2つ以上要ります"


class Characters:
    """Characters that e-Gov refuses: what is written instead, why, and what to decide."""

    # By `substitution.Why`; said under the field while typing.
    SENTENCES: dict[str, str] = {
        "kana": "「{before}」は半角カナなので、全角の「{after}」で写します。",
        "width": "この欄に合わせて、「{before}」を「{after}」で写します。",
        "variant": "「{before}」には字の形の指定が付いているので、e-Govにはふつうの形の「{after}」で写します。",
        "kanji": "「{before}」はe-Govで使えない漢字なので、「{after}」で写します。",
        "symbol": "「{before}」はe-Govで使えない記号なので、「{after}」で写します。",
        "letter": "「{before}」はe-Govで使えない文字なので、「{after}」で写します。",
        "own": "「{before}」は、決めていただいたとおり「{after}」で写します。",
        "removed": "「{before}」はe-Govで使えないので、この文字を除いて写します。",
        "unknown": "「{before}」はe-Govで使えません。別の書き方を入れてください。",
        "choice": "「{before}」はe-Govで使えません。{choices}のどれで写すか選んでください。",
        "broken": "こわれた文字が入っています。元の文を見て、書き直してください。",
        "refused": "「{before}」の置きかえを取りやめています。e-Govに写す書き方を入れてください。",
    }
    ASK_READING = "「{before}」はe-Govで使えず、決まった置きかえもありません。読みをひらがなで入れてください。"
    OWN_REMOVED = "「{before}」は、決めていただいたとおり除いて写します。"
    PLACES = "{sentence}（{places}か所）"
    CHOICE = "「{choice}」"
    COMMA = "、"
    PAIR = "{before}→{after}"
    LEFT_OUT = "（除く）"
    AND_MORE = "{named}ほか{more}種類"
    REPLACED = "{count}文字を置きかえました：{pairs}（申出書には元の字が入ります）"
    OPEN_LINE = (
        "{letters}はe-Govで使えないので、いまは「〓」になっています。"
        "「{label}」に、ひらがなか別の字{choices}を入れてください。"
    )
    OPEN_BROKEN = (
        "こわれた文字があり、いまは「〓」になっています。「{label}」を書き直してください。"
    )
    SUCH_AS = "（{choices}など）"
    REFUSED = "{letters}はe-Govで使えません。ひらがなか別の字{choices}を入れてください。"
    READING_LABEL = "読みをひらがなで"
    READING_EXAMPLE = "例 なぎ"
    ORIGINAL_STAYS = "正しい字は、この案件と申出書（PDF）にそのまま残ります。"
    # Where the substitute comes from when no table has a row for it.
    SOURCES: dict[str, str] = {
        "kana": "文字の幅だけの違い",
        "width": "文字の幅だけの違い",
        "variant": "異体字セレクタだけの違い",
        "kanji": "Unicodeで同じ漢字とされる字",
        "symbol": "Unicodeの互換文字",
        "letter": "Unicodeの文字の成り立ち",
        "own": "申請者が決めた書き方",
        "removed": "置きかえのない記号や絵文字",
        "unknown": "置きかえの表にない文字",
        "broken": "文字の一部が失われたもの",
        "refused": "申請者が取りやめた置きかえ",
    }

    # What the person enters instead.
    NOT_REFUSED = "「{before}」はe-Govでそのまま使えるので、置きかえは要りません。"
    NOT_ONE = "置きかえる文字は、1文字ずつ登録してください。"
    STILL_REFUSED = "「{letters}」もe-Govで使えません。別の書き方を入れてください。"
    TOO_LONG_OWN = "置きかえは{limit}文字までにしてください。"

    # The rules of a field.
    OPEN_PLACES = "書き方の決まっていない文字が{places}か所あります。「〓」のところを決めてから写してください。"
    KATAKANA = "この欄は全角カタカナで写します。「{letters}」を直してください。"
    KATAKANA_SUGGEST = "この欄は全角カタカナで写します。「{suggestion}」でよければ直してください。"
    KATAKANA_DIGITS = "数字や記号は、フリガナの欄で受け付けられないことがあります。読みをカタカナで入れると確実です。"
    ASCII = "この欄は半角の英数字と記号だけで写します。「{letters}」を直してください。"
    SHORTENED = "この欄は{limit}文字までです（いま{length}文字）。短くした文を写し、全文は申出書に載せます。"
    TOO_LONG = "この欄は{limit}文字までです（いま{length}文字）。あと{over}文字短くしてください。"
    SHORT_ENDING = "詳細は添付の申出書のとおり。"


class FieldRules:
    """What a field of e-Gov takes, as far as it is known; 未確認 wherever nobody has seen it."""

    CHARSETS: dict[str, str] = {
        "any": "",
        "katakana": "全角カタカナで写します",
        "full_width": "全角の文字だけで写します",
        "ascii": "半角の英数字と記号で写します",
    }
    MAX_LENGTH = "{limit}文字までです"
    MULTILINE = "改行も入れたまま写します"
    MARK = "（この決まりは未確認）"
    RULE = "{words}。"
    WIDTHS = "半角・全角を、e-Govの欄に合わせて写します。"
    UNCONFIRMED = "{sentence}（この決まりは未確認です）"


class CharacterHints:
    """What is offered under a field for the characters that e-Gov refuses."""

    AREA_OF = "e-Govで使えない字（{label}）"
    ASIDE = "{sentence}（{notes}）"
    PLACES = "{places}か所"
    GROUND = "根拠：{source}"
    STAYS = "正しい字は、この案件と申出書（PDF）にそのまま残ります。"
    ACCEPT = "これでよい"
    REFUSE = "置きかえない"
    OWN = "自分で決める"
    OWN_FREE = "自分で書く"
    READING = "ひらがなで書く"
    CHOOSE = "「{choice}」で写す"
    LEAVE_OUT = "除いて写す"
    TAKE_BACK = "元にもどす"
    CHANGE = "変える"
    FORGET = "すべての案件でやめる"
    ACCEPT_ALL = "すべてこれでよい"
    BUTTON_OF = "「{before}」：{words}"
    BROKEN = "こわれた文字"
    MORE = "ほかに{count}文字"
    FEWER = "ほかの文字をたたむ"
    MANY_MORE = "ほかにも{count}文字あります。先に上の文字を決めるか、文を見直してください。"
    DECIDED = "「{before}」は「{after}」で写します。"
    DECIDED_OUT = "「{before}」は除いて写します。"
    DECIDED_EVERYWHERE = "{words}（すべての案件）"
    DECIDED_ELSEWHERE = "{words}（ほかの欄と同じ）"
    MORE_DECIDED = "ほかに{count}文字も、決めたとおりに写します。"
    KANA = "半角カナは全角にして写します（{pairs}）。"
    DIRECTION = "文字の向きを変える、見えない記号が入っています。除いて写します。"
    COPIED = "e-Govにはこう写します：{text}"
    COPIED_OPEN = "e-Govにはこう写します：{text}（「〓」は、まだ決まっていない字です）"
    COPIED_NOTHING = "この欄には、e-Govに写せる字がまだありません。"
    LOOKING = "長い文なので、e-Govで使えない字を確かめています。"
    ACT = "「{before}」の写し方"
    ACT_ALL = "使えない字の写し方（{count}文字）"
    CUT = "…"

    EDITOR = "「{before}」のかわりに、e-Govへ写す字"
    EDITOR_BROKEN = "こわれた文字のかわりに、e-Govへ写す字"
    READING_EDITOR = "「{before}」の読み（ひらがな）"
    FROM_KANA = "フリガナから入れました。違うときは直してください。"
    EVERYWHERE = "ほかの案件でもこう写す"
    DECIDE = "これで写す"

    # 確認
    SWAPPED = "e-Govで置きかえる字"
    SWAPPED_HINT = "左の字を、右の字で写します。申出書には元の字のまま入ります。このままでよければ、何もしなくて大丈夫です。"
    WAITS = "{pair}（まだ決まっていません）"

    # 設定
    OWN_TITLE = "e-Govへの写し方（すべての案件）"
    OWN_HELP = "e-Govで使えない字を、ご自分で決めた字で写します。元の字は残ります。"
    OWN_NONE = "まだ決めたものはありません。"
    OWN_ADD = "追加する"
    OWN_CHANGE_OF = "「{before}」の写し方を変える"
    OWN_REMOVE = "やめる"
    OWN_REMOVE_OF = "「{before}」の写し方をやめる"
    OWN_ROW = "{before} → {after}"
    OWN_ROW_OUT = "{before} → （除く）"
    DIALOG_ADD = "写し方を追加する"
    DIALOG_CHANGE = "写し方を変える"
    DIALOG_BEFORE = "e-Govで使えない字（1文字）"
    DIALOG_AFTER = "e-Govへ写す字"
    DIALOG_EMPTY = "空のままなら、この字を除いて写します。"
    DIALOG_KNOWN = "この字の写し方はもう決めてあります。保存すると置きかわります。"
    DIALOG_SAVE = "この写し方にする"


class Explanation:
    """The page of the 申出書 about characters that e-Gov refuses."""

    TITLE = "e-Govで使えない文字について"
    INTRO = (
        "e-Govの入力欄では使えない文字があるため、次の欄は、e-Govでは別の書き方で入力しました。"
        "正しい表記は「正しい表記」のとおりです。"
    )
    FIELD = "e-Govの欄"
    ENTERED = "e-Govに入力した表記"
    SPELLING = "正しい表記"
    CHARACTER = "文字"
    REASON = "理由"
    CHARACTER_CODES = "{character}\n{codes}"
    FIELDS = "、"
    REASONS: dict[str, str] = {
        "variant": "字の形の指定ができないため",
        "kanji": "使えない漢字のため",
        "symbol": "使えない記号のため",
        "letter": "使えない文字のため",
        "own": "使えない文字のため",
        "removed": "使えない記号のため",
        "unknown": "使えない文字のため",
        "choice": "使えない漢字のため",
        "broken": "文字の一部が失われているため",
        "refused": "使えない文字のため",
    }
    REASON_AND_SOURCE = "{reason}\n（{source}）"
    MORE = "{character}\n（ほか{more}か所）"
    WHOLE_TITLE = "「{field}」の全文"
    WHOLE_INTRO = (
        "e-Govの欄に入りきらないため、e-Govには短くした文を入力しました。全文は次のとおりです。"
    )


class Attachments:
    """How large the attachments are, and what to do when they are too large."""

    TOTAL = "添付するもの　{count}個　合計 {size}"
    LIMIT = "目安の上限 {size}"
    LIMIT_COUNT = "目安の上限 {size}、{count}個"
    UNCONFIRMED = "（上限は未確認です。e-Govの画面の案内に合わせてください）"
    TOO_LARGE = "合計が目安の上限を{over}超えています。"
    TOO_MANY = "数が目安の上限より{over}個多くなっています。"
    OFFERS: dict[str, str] = {
        "smaller_pictures": "写真を小さくする",
        "fewer_files": "一部だけ添付する",
        "at_the_station": "警察署で渡す",
    }
    OFFER_HELP: dict[str, str] = {
        "smaller_pictures": "読める大きさのまま、軽い写し（JPEG）を作って添付します。元の写真は残ります。",
        "fewer_files": "大きいファイルのチェックを外します。あとから追加で出すこともできます。",
        "at_the_station": "大きいファイルを「警察署で渡すもの」に移します。忘れないように、この一覧に残ります。",
    }
    PROGRAM = (
        "プログラムのファイルは、受け付けられないことがあります。"
        "画面の写真やPDFにできないか、確かめてください。"
    )
    ARCHIVE = (
        "まとめたファイル（{kind}）は、受け付けられないことがあります。"
        "中のファイルを取り出して、1つずつ加えると確実です。"
    )
    XML = "「xml」はe-Govで使えない種類なので、「txt」という種類の名前にしました。中身は同じです。"
    BYTES = "{size}バイト"
    KILOBYTES = "{size:.0f}KB"
    MEGABYTES = "{size:.1f}MB"


class Sending:
    """到達番号, and when a report is first read."""

    RECEIPT_DIGITS = (
        "到達番号は、多くの場合16桁から18桁の数字です（いま{count}桁）。"
        "e-Govの画面の番号と見くらべてください。"
    )
    RECEIPT_LETTERS = "到達番号に使えない文字（{letters}）があります。数字だけで入れてください。"
    RECEIPT_NO_DATE = "この番号の先頭は、よくある日時の形（年月日時分）ではありません。画面の番号と見くらべてください。"
    RECEIPT_OTHER_DAY = (
        "番号の先頭は{number_day}ですが、送信した日は{sent_day}になっています。"
        "番号か日付を、もう一度見くらべてください。"
    )
    RECEIPT_FUTURE = (
        "番号の先頭が{number_day}で、先の日付になっています。画面の番号と見くらべてください。"
    )

    READ_SAME_DAY = "早ければ、送った日（{day}）のうちに読まれます。"
    READ_PAST = "早ければ、{day}に読まれています。返事までに何日かかかることがあります。"
    READ_HOURS = "何時までに送ればその日に読まれるかは、わかっていません（未確認）。"
    READ_LATER = "読まれるのは、早くて{day}です。"
    READ_UNKNOWN = "この日付からは、読まれる日を出せません。送信した日を確かめてください。"
    CLOSED = "土日・祝日・年末年始（12月29日から1月3日）は読まれません（{days}）。"
    NOT_CERTAIN = "{year}年の祝日はまだ正式に決まっていないため、前後することがあります。"
    URGENT = "急ぐときは、最寄りの警察署に電話してください。命に関わるときは110番です。"
    CLOSED_DAY = "{day}"
    CLOSED_HOLIDAY = "{day} {name}"
    LIST = "、"


# --- case file (storage) ----------------------------------------------------------------------
class CaseFile:
    """What can be wrong with a case file: (what happened, what to do), both without 「。」."""

    UNNAMED = "案件"
    MISSING = (
        "案件ファイルが見つかりません",
        "移したり名前を変えたりしていないか確かめて、もう一度選んでください",
    )
    IS_FOLDER = (
        "選ばれたのはファイルではなくフォルダです",
        "中にある「.tsuho」で終わるファイルを選んでください",
    )
    EMPTY = (
        "このファイルは中身が空です",
        "控え（コピー）があれば、そちらを開いてください",
    )
    NOT_A_CASE = (
        "このファイルは通報ウィザードの案件ファイルではありません",
        "「.tsuho」で終わる案件ファイルを選んでください",
    )
    DAMAGED = (
        "案件ファイルが途中で切れているか、壊れています",
        "このファイルは消さずに残し、控え（コピー）があればそちらを開いてください",
    )
    NEWER = (
        "この案件ファイルは、もっと新しい版の通報ウィザードで作られています",
        "通報ウィザードを新しい版にしてから開いてください",
    )
    READ_ONLY_FILE = (
        "この案件ファイルは読み取り専用なので、書き込めません",
        "ファイルのプロパティで読み取り専用を外すか、別の場所にコピーしたものを開いてください",
    )
    READ_ONLY_FOLDER = (
        "このフォルダには書き込めません",
        "ドキュメントなど、書き込めるフォルダに置いてから、もう一度ためしてください",
    )
    NO_PERMISSION = (
        "このファイルを開く権限がありません",
        "ほかのアプリで開いていれば閉じて、ファイルとフォルダのアクセス権を確かめてください",
    )
    ALREADY_OPEN = (
        "この案件は、もう別の画面で開いています",
        "開いている画面をそのまま使うか、そちらを閉じてから開いてください",
    )
    BUSY = (
        "案件ファイルを別のアプリが使っているため、読み書きできません",
        "バックアップや同期が終わるのを待って、もう一度ためしてください",
    )
    CHANGED_ELSEWHERE = (
        "この案件は、別のパソコンで変更されています",
        "この画面をいったん閉じて、開き直してください",
    )
    UNFINISHED_SAVE = (
        "前回の保存が途中で止まっており、読み取り専用のままでは元に戻せません",
        "同じ名前で始まるファイルごと書き込めるフォルダにコピーして、そちらを開いてください",
    )
    DISK_FULL = (
        "ディスクの空きが足りないため、保存できませんでした",
        "いらないファイルを消して空きを作り、もう一度ためしてください",
    )
    GONE = (
        "案件ファイルが元の場所からなくなったか、別のファイルに置きかわったため、保存できませんでした",
        "この画面はそのままにして、ファイルやディスクを元の場所に戻してください",
    )
    CANNOT_WRITE = (
        "ディスクに書き込めないため、保存できませんでした",
        "USBメモリーやネットワークの接続と空き容量を確かめて、もう一度ためしてください",
    )
    CANNOT_READ = (
        "ディスクから読み取れませんでした",
        "USBメモリーやネットワークの接続を確かめて、もう一度ためしてください",
    )
    NAME_UNUSABLE = (
        "ファイルの名前か置き場所が長すぎるか、使えない文字が入っています",
        "短い名前にするか、浅いフォルダに置いてください",
    )
    NAME_TAKEN = (
        "同じ名前のファイルがもうあります",
        "別の名前にしてください",
    )
    FOLDER_MISSING = (
        "保存先のフォルダがありません",
        "あるフォルダを選び直してください",
    )
    COPY_ONTO_ITSELF = (
        "控えの保存先に、いま開いている案件ファイルが選ばれています",
        "別の名前か別のフォルダを選んでください",
    )
    NO_STATE_FOLDER = (
        "案件を開いたしるしを付けられませんでした",
        "ディスクの空きと、ユーザーフォルダに書き込めるかを確かめてください",
    )
    NO_MEMORY = (
        "パソコンのメモリーが足りません",
        "ほかのアプリを閉じて、もう一度ためしてください",
    )

    # What `verify` finds.
    FOUND_DAMAGE = "ファイルに壊れたところがあります（{count}か所）。このファイルは消さずに残し、控えがあればそちらを使ってください。"
    FOUND_OTHER_KIND = "通報ウィザードの案件ファイルのしるしがありません。"
    FOUND_NO_CASE = "案件そのものの行がありません。"
    FOUND_LOST_ROWS = (
        "どの注文にも記録にも属さない行があります（{count}行）。画面や書類には出ません。"
    )
    FOUND_STRANGE_ROWS = "この版では読めない値があります（{count}個）。"


class TakingFiles:
    """Why a file could not be added or renamed: what happened, what to do."""

    GONE = (
        "「{name}」が見つかりません",
        "移したり名前を変えたりしていないか確かめて、もう一度加えてください",
    )
    IS_FOLDER = (
        "「{name}」はフォルダーなので、そのままでは加えられません",
        "中のファイルを選んで加えてください",
    )
    NOT_A_FILE = (
        "「{name}」はふつうのファイルではないので、加えられません",
        "別のファイルを選んでください",
    )
    UNREADABLE = (
        "「{name}」を読めませんでした",
        "ほかのソフトで開いていれば閉じるか、デスクトップなどに写してから加えてください",
    )
    TOO_LARGE = (
        "「{name}」は{size}あり、大きすぎるので加えられません",
        "元のファイルをUSBメモリーなどに入れて、警察署に持っていってください",
    )
    THERE_ALREADY = ("「{name}」は、もう一覧にあります", "同じ中身なので、加えなくて大丈夫です")
    DISK_FULL = (
        "「{name}」の写しを置く空きがありません",
        "要らないファイルを消すか、小さいファイルから加えてください",
    )
    FOLDER_CLOSED = (
        "写しを置くフォルダー「{name}」に書き込めません",
        "書き込みが許された場所に申出書のPDFを保存し直してから、もう一度加えてください",
    )
    NAME_TAKEN = (
        "「{name}」という名前のファイルがもうあります",
        "その名前のファイルを別の場所に移してから、もう一度試してください",
    )
    HELD = (
        "「{name}」の名前を変えられませんでした。中身はそのままです",
        "ほかのソフトで開いていれば閉じてから、もう一度試してください",
    )
    FAILED = (
        "「{name}」の写しを作れませんでした。元のファイルはそのままです",
        "もう一度試すか、別の場所に申出書のPDFを保存し直してください",
    )
    SOME = "{count}個のファイルを加えられませんでした"
    MORE = "ほか{count}個"


class Preferences:
    """What can be wrong with the settings: (what happened, what to do), both without 「。」."""

    NOT_SAVED = (
        "設定を保存できませんでした",
        "ディスクの空きと、ユーザーフォルダに書き込めるかを確かめてください",
    )


# --- order files (intake) ---------------------------------------------------------------------
class OrderLayouts:
    """The definitions of order files under `resources/order_exports/`."""

    NO_FOLDER = "注文ファイルの定義が見つかりません"
    NO_FOLDER_DO = "プログラムを入れ直してください"
    SHIPPED_BROKEN = "もとから入っている列の対応「{name}」を読めないため、使っていません"
    SHIPPED_BROKEN_DO = (
        "ほかのサービスの注文ファイルは、そのまま読めます。プログラムを入れ直すと直ります"
    )
    RANK_TWICE = "同じ順番がほかの定義にもあります"
    TITLE_TWICE = "同じ名前がほかの定義にもあります"
    MISSING_KEY = "必要な項目がありません"
    WHOLE_VALUE = "「{word}」は列ごとではなく、値の全体に付けてください"
    TEXT_OR_PARTS = "text と parts は、どちらか一方だけにしてください"
    NO_PRICE_HERE = 'price は、as = "price" の値にだけ付けられます'
    BEGINS_WITH_NOTHING = "begins のときは、空の値を並べられません"
    OWN_TWICE = "「{title}」という読み方は、もうあるため読みませんでした"
    OWN_DO = "別の名前で、読み方を作り直してください"
    TOO_LARGE = "「{file}」は大きすぎて、読み方のファイルではありません"
    NOT_SAVED = "読み方「{title}」を保存できませんでした"
    NOT_SAVED_DO = "空き容量と、フォルダーに書き込めるかを確かめてください"
    BAD_PATTERN = "正規表現として読めないか、長すぎます"


class LogFormats:
    """What is wrong in `resources/log_formats/` and `resources/log_matching.toml`."""

    NO_FOLDER = "アクセスログの形式の定義ファイルがありません"
    NO_FOLDER_DO = "通報ウィザードを入れ直してください"
    LINE_OR_COLUMNS = "line と columns のどちらか一方だけを書いてください"
    NO_PART = "「{part}」を読み取る部分がありません"
    ONE_GROUP = "かっこで囲む部分は1つだけにしてください"
    NO_PATTERN = "正規表現として読めません"


class AccessLogs:
    """Reading access logs and finding the purchase in them."""

    MISSING = "「{file}」が見つかりません"
    MISSING_DO = "ファイルの場所を確かめて、もう一度選んでください"
    FOLDER = "「{file}」はフォルダーです"
    FOLDER_DO = "フォルダーの中のアクセスログを選んでください"
    UNREADABLE = "「{file}」を開けません"
    UNREADABLE_DO = "ほかのソフトで開いていたら閉じ、ファイルを読む権限があるか確かめてください"
    EMPTY = "「{file}」は空のファイルです"
    EMPTY_DO = "サーバの管理画面から、アクセスログをもう一度ダウンロードしてください"
    NO_LINES = "「{file}」には見出しだけがあり、記録が1行もありません"
    NO_LINES_DO = "ほかの日のログも選んでください"
    BINARY = "「{file}」は文字のファイルではありません"
    BINARY_DO = (
        "サーバの管理画面からダウンロードしたままのアクセスログ（.log・.txt・.gz）を選んでください"
    )
    ARCHIVE = "「{file}」は .gz ではない形で圧縮されています"
    ARCHIVE_DO = "中身を取り出してから、取り出したファイルを選んでください"
    WIDE_TEXT = "「{file}」は保存し直されて、文字の形式（UTF-16）が変わっています"
    WIDE_TEXT_DO = "サーバの管理画面からダウンロードしたままのファイルを選んでください"
    HUGE_LINE = "「{file}」は1行が長すぎて、アクセスログとして読めません"
    HUGE_LINE_DO = "サーバの管理画面から、アクセスログをもう一度ダウンロードしてください"
    UNKNOWN = "「{file}」は、知っているアクセスログの形ではありません"
    UNKNOWN_DO = "サーバの管理画面からダウンロードしたままのアクセスログを選んでください。形式が独自のときは、行を見ながら手で入れることもできます。注文のファイルは、「注文」の画面に置いてください"
    BROKEN_GZ = "「{file}」の圧縮が壊れていて、1行も読めません"
    BROKEN_GZ_DO = "サーバの管理画面から、もう一度ダウンロードしてください"
    BOMB = "「{file}」は、開くと異常に大きくなるファイルなので、途中でやめました"
    BOMB_DO = "サーバの管理画面からダウンロードしたままのアクセスログか、確かめてください"
    CANCELLED = "アクセスログを調べるのをやめました"
    CANCELLED_DO = "調べるときは、もう一度ファイルを選んでください"
    CHANGED = "「{file}」は、調べたあとで中身が変わっています"
    CHANGED_DO = "書きかえられていないファイルを選んで、もう一度調べてください"

    CUT_OFF = "「{file}」は途中で切れています。読めたところまで調べました。"
    HALF = "「{file}」は途中で切れています"
    HALF_DO = "サーバの管理画面から、もう一度ダウンロードしてください。それしか残っていなければ、「購入時の記録」のページに置くと、読めるところまで調べて、行を見ながら選べます"
    LONG_LINES = "「{file}」に長すぎる行が{count}行あり、調べていません。"
    UNREAD_LINES = "「{file}」に、注文の日時の近くの送信なのに、知っている形でなくて読めない行が{count}行あります。見つからないときは、その行も見てください。"
    UNCONFIRMED_FORMAT = (
        "「{file}」の形式（{title}）は、実物のファイルでは未確認です。行をよく見てください。"
    )
    ROBOTS = "検索サイトなどの自動の巡回とみられる行（{count}行）は、候補から除きました。"
    OWN = "お店のアドレスからの行（{count}行）は、候補から除きました。"

    BY_ID = "お店のシステムの記録で、注文{id}の購入が完了しています。"
    BY_SESSION = (
        "購入完了の行は決済会社からの通信とみられるため、同じ人の{target}の行を選びました。"
    )
    DONE_NEAR = "{when}に、購入完了の記録（システムの番号{id}）があります。"
    SENT_FINAL = "{when}に、注文を確定する画面（{target}）へ送信しています。"
    SENT_NEAR = "{when}に、購入の途中の画面（{target}）へ送信しています。"
    SENT_OTHER = "{when}に、{target}へ送信しています。注文の画面かどうかは未確認です。"
    SAME_SECOND = "注文の日時と同じ秒"
    SAME_MINUTE = "注文の日時と同じ分"
    SECONDS_AFTER = "注文の日時の{seconds}秒後"
    SECONDS_BEFORE = "注文の日時の{seconds}秒前"
    MINUTES_AFTER = "注文の日時の{minutes}分{seconds}秒後"
    MINUTES_BEFORE = "注文の日時の{minutes}分{seconds}秒前"

    OTHER_ID = "システムの番号{id}の注文の、購入完了の記録です。この注文のものか、お店の管理画面で番号を確かめてください。"
    NEARER_ID = "注文の日時にもっと近いところに、別の番号（{id}）の購入完了の記録があります。番号の数え方が違うかもしれないので、お店の管理画面で確かめてください。"
    STRANGE_PAGE = "購入が完了した場所（{target}）が、よく知られた注文の画面ではありません。決済会社からの通信かもしれないので、IPアドレスが購入者のものか、確かめてください。"
    NO_AGENT = "ブラウザ情報が空です。決済会社などの機械からの通信かもしれません。"
    MAYBE_ROBOT = "ブラウザ情報に、自動の巡回でよく使われる語があります。スマートフォンの機種名のこともあるので、行を見て確かめてください。"
    SERVER_PORT = (
        "ポート番号{port}はサーバ側の番号とみられます。購入者側のポート番号か、確かめてください。"
    )
    TORN_SESSION = (
        "同じ人の記録に、いくつかのアドレスがあります。どれが購入者のものか、確かめてください。"
    )
    SAME_ADDRESS = "同じアドレスから、ほかにも注文の送信があります。携帯回線などでは、別の人も同じアドレスになります。"
    NEARER = "注文の日時にもっと近いところに、ほかの人とみられる行があります。"
    FAR = "番号は同じですが、注文の日時と離れています。別の注文かもしれません。"
    PROCESSOR = "決済会社からの通信とみられます。IPアドレスが購入者のものか、確かめてください。"
    REFUSED = "サーバの応答が{status}です。この送信では注文が通らなかった可能性があります。"
    FORWARDED_USED = "IPアドレスは、転送の記録（X-Forwarded-For）の左端です。相手が名乗った値で、ポート番号とは組にできません。"
    FORWARDED_TOO = "転送の記録（X-Forwarded-For）に別のアドレス（{forwarded}）があります。相手が名乗った値なので、サーバに直接つないだアドレスを使いました。"
    HOST_NAME = (
        "アドレスの代わりに名前（{client}）が記録されているため、IPアドレスは入れられません。"
    )
    UNSURE_IP = "記録されたアドレス（{client}）は、購入者のものと言い切れないため、IPアドレスは入れません。行をよく見てください。"
    PORT_LEFT = "アドレスの隣の番号（{port}）は、サーバ側のポート番号とみられるため、入れません。"
    NO_BROWSER = "ブラウザではないソフトを名乗っています。"
    PAGE_UNCONFIRMED = "この画面の名前は、公開されている資料では未確認です。"
    SHARED = "同じ行が、ほかの注文の候補にもなっています。"
    OTHERS = "この行は、注文{number}の購入の行です。この注文の行とは考えにくいので、ほかに行がないか確かめてください。"
    CLAIMED_REMARK = "（X-Forwarded-Forの左端の値。相手が名乗った値・未確認）"
    CLAIMED = "{text}（X-Forwarded-Forの左端の{ip}を使用。相手が名乗った値・未確認）"

    NO_TIME = "注文の日時が入っていないため、探せません。不正購入日時を入れてください。"
    NOT_COVERED = "選んだログは{first}の行で始まり、{last}の行で終わっていて、注文の日時のころの送信が見つかりません。その日のログも選んでください。"
    NOTHING = "注文の日時の前後{minutes}分に、注文の画面への送信が見つかりません。"
    PERIOD = "{at.year}年{at.month}月{at.day}日 {at:%H:%M}"

    SOURCE = "{file} {line}行目"
    SOURCE_NO_LINE = "{file}"
    UTC = "{text}（UTC）"
    NOT_HELD = "この形式では記録されない"
    NOT_IN_LINE = "この行には記録がない"
    NOT_CERTAIN = "同じ時刻のいくつかの行で値が違い、決められない"
    NOT_PORT = "接続元の番号と言い切れるものがない"
    NOT_PAIRED = "転送された接続のため、組になる番号の記録がない"
    PROOF = "{file} {line}行目（ファイルのSHA-256 {sha256}）"
    TRAIL_HEAD = "{file}（日本時間、SHA-256 {sha256}）"
    TRAIL_HEAD_PLAIN = "{file}（日本時間）"
    TRAIL_LINE = "{line}行目　{at}　{request}　{status}"
    TRAIL_TIME = "{at.year}年{at.month}月{at.day}日 {at:%H:%M:%S}"
    TRAIL_MORE = "（このほかに{count}行あります）"
    ACT_TAKE = "アクセスログの記録の取り込み"
    ACT_TRAIL = "操作ログの追加"
    TAKEN = "注文 {number} に、「{file}」の記録を入れました。"
    SAME = "注文 {number} には、「{file}」の記録がもう入っています。"
    KEPT = "注文 {number} の今の記録は、「{file}」の行の値と違います。今の記録のまま、何も入れていません。"
    MORE = "注文 {number} の記録と同じアクセスの行が「{file}」にあり、今の記録にない値も書かれています。まだ入れていません。入れるときは、「購入時の記録」のページでこのログを選び、この行を入れてください。"
    LEFT = "注文 {number} は候補が{count}件あります。行を見て選んでください。"
    NONE = "注文 {number}：{note}"


class UserAgents:
    """A user agent told in plain words; it is only what the other side claims."""

    BROWSER_AND_SYSTEM = "{browser}（{system}）と名乗っています"
    BROWSER = "{browser}と名乗っています"
    SYSTEM = "{system}の機器と名乗っています"
    ROBOT = "自動で巡回するプログラム（{browser}）と名乗っています"
    TOOL = "ブラウザではないソフト（{browser}）と名乗っています"
    UNKNOWN = "よく知られたブラウザの名乗り方ではありません"
    WINDOWS_NEW = "Windows 10か11のパソコン"
    WINDOWS = "Windows {version}のパソコン"
    MAC = "Macのパソコン"
    LINUX = "Linuxのパソコン"
    CHROME_OS = "Chromebook"
    IPHONE = "iPhone、iOS {version}"
    IPAD = "iPad、iPadOS {version}"
    ANDROID = "Android {version}のスマートフォンかタブレット"
    ANDROID_PLAIN = "Androidのスマートフォンかタブレット"
    ANDROID_MODEL = "Android {version}、機種 {model}"


class Damage:
    """What a spreadsheet has done to one value."""

    LOST_DIGITS = (
        "Excelで保存したときに、数字の一部が失われています。お店の画面で見て入れ直してください。"
    )
    LOST_FORM = "「E+」の付いた、数字の一部が失われた形です。お店の画面で見て入れ直してください。"
    POSTAL_ZERO = "先頭の0が消えていたので、補いました。"
    POSTAL_SHORT = "桁が足りません。先頭の0が消えているようなら、お店の画面で見て直してください。"
    PHONE_ZERO = "先頭の0が消えているようです。お店の画面で見て直してください。"
    NO_SECONDS = "秒がありません。Excelで保存し直す前のファイルがあれば、そちらを使ってください。"
    DATE_ADDRESS = "番地が日付に変わっているようです。お店の画面で見て直してください。"


class Taken:
    """What is said about a value that does not stand as the shop's file means it."""

    TAX_EXCLUDED = "税抜の価格のままです。税込の金額に直してください。"
    TAX_DOUBT = "税抜の価格のようです。税込の1個の値段か確かめてください。"
    BASIS_UNKNOWN = (
        "税込か税抜かが、ファイルからはわかりません。税込の1個の値段か確かめてください。"
    )
    PAYMENT_TOTAL = "支払いの合計が入っています。商品1個の値段か確かめてください。"
    DIVIDED = "{quantity}個分の合計が数量で割り切れず、四捨五入した値段です。1個の値段か確かめてください。"
    CONFIRM = "この値で合っている"
    NO_SECONDS = "秒はわからない"
    CONFIRM_HELP = "{label}を、今の値のまま使います。"


class Intake:
    """Reading the shop's order files: what cannot be read, and what was noticed."""

    NO_SUCH_ORDER = "指定された注文番号（{numbers}）はファイルにありません"
    NO_SUCH_ORDER_DO = "注文番号を確かめて、もう一度実行してください"
    NOT_IN_CASE = "指定された注文番号（{numbers}）は案件にありません"
    SOURCE = "{file} {line}行目"

    MISSING = "「{file}」が見つかりません"
    MISSING_DO = "ファイルの場所を確かめて、もう一度選んでください"
    FOLDER = "「{file}」はフォルダーです"
    FOLDER_DO = "フォルダーの中の注文ファイル（CSV）を選んでください"
    UNREADABLE = "「{file}」を開けません"
    UNREADABLE_DO = "ほかのソフトで開いていたら閉じ、ファイルを読む権限があるか確かめてください"
    EMPTY = "「{file}」は空のファイルです"
    EMPTY_DO = "お店の管理画面から、注文のCSVをもう一度ダウンロードしてください"
    BINARY = "「{file}」は文字のファイルではありません"
    BINARY_DO = "お店の管理画面から、注文をCSVでダウンロードして、そのファイルを選んでください"
    WORKBOOK = (
        "「{file}」はExcelのブックか圧縮されたファイルのようですが、壊れているか、読めない種類です"
    )
    WORKBOOK_DO = "お店の管理画面から、注文のファイルをもう一度ダウンロードしてください。圧縮されていれば、先に中身を取り出してください"
    OLD_WORKBOOK = "「{file}」は古い形式（.xls）か、パスワードのかかったExcelのブックです"
    OLD_WORKBOOK_DO = (
        "ダウンロードしたままのCSVを選ぶか、Excelで「.xlsx」かCSVとして保存し直してください"
    )
    BOOK_BROKEN = "「{file}」は壊れていて、最後まで読めません"
    BOOK_BROKEN_DO = "お店の管理画面から、もう一度ダウンロードしてください"
    ZIP_MANY = (
        "「{file}」には、ファイルが多すぎます",
        "注文のファイルだけを取り出して、それを選んでください",
    )
    ZIP_HUGE = (
        "「{file}」は、開くと大きくなりすぎるため、読みませんでした",
        "中身が確かなものなら、先に取り出して、注文のファイルを選んでください",
    )
    ZIP_LOCKED = (
        "「{file}」には、パスワードがかかっています",
        "先に中身を取り出して、注文のファイルを選んでください",
    )
    ZIP_NONE = "「{file}」の中に、注文ファイル（{kinds}）がありません"
    ZIP_NONE_DO = "中身を確かめて、注文のファイルを選んでください"
    PIECE_OF = "{file}の{piece}"
    NO_PIECE = "「{file}」の中に「{piece}」がありません"
    NO_PIECE_DO = "ファイルをもう一度選んでください"
    NTH_COLUMN = "{number}列目"
    PASTED = "貼り付けた表"
    NOTHING_PASTED = "貼り付けた文字がありません"
    NOTHING_PASTED_DO = "表の見出しと行を選んでコピーし、もう一度貼り付けてください"
    TOO_MANY = "「{file}」には、注文が{count:,}件より多くあります"
    TOO_MANY_DO = "取り込む注文の番号を指定するか、期間を短くしてダウンロードしてください"
    EXTENSION = "「{file}」は注文ファイルの種類（{kinds}）ではありません"
    EXTENSION_DO = "お店の管理画面からダウンロードしたままの注文ファイルを選んでください。アクセスログは、「購入時の記録」の画面に置いてください"
    HUGE_LINE = "「{file}」の{line}行目が長すぎて、注文の表として読めません"
    HUGE_LINE_DO = "お店の管理画面から、注文のCSVをもう一度ダウンロードしてください"
    UNKNOWN = "「{file}」の1行目（列の名前）が、知っているサービスのものではありません"
    UNKNOWN_DO = "列の名前の行を消していない、ダウンロードしたままのファイルか確かめてください。ほかのサービスの表は、画面で列の意味を選ぶと取り込めます"
    NO_SUCH_LAYOUT = "注文ファイルの種類「{layout}」はありません"
    NO_SUCH_LAYOUT_DO = "{layouts} のどれかを指定してください"
    WRONG_LAYOUT = "「{file}」は {platform} の注文ファイルとして読めません"
    WRONG_LAYOUT_DO = "ファイルを確かめるか、種類を指定せずに取り込んでください"
    NO_NUMBER_COLUMN = "「{file}」に注文番号の列（{columns}）がありません"
    NO_NUMBER_COLUMN_DO = (
        "管理画面のCSVの設定で注文番号の列を出すようにして、もう一度ダウンロードしてください"
    )
    NO_ROWS = "「{file}」には列の名前だけがあり、注文がありません"
    NO_ROWS_DO = "ダウンロードしたときの期間や条件を確かめて、もう一度ダウンロードしてください"
    UNDECIDED = "「{file}」の文字の読み方（文字コード）を決められませんでした"
    UNDECIDED_DO = "見本を見比べて、日本語が正しく読めるものを選んでください"
    CANCELLED = "「{file}」の読み込みをやめました"
    CANCELLED_DO = "取り込むときは、もう一度ファイルを選んでください"
    THIS_FILE = "ファイル"

    ROW_WIDTH = "{line}行目は、値の数が{count}個で、列の名前の数（{width}個）と違います。取り込んでいません。"
    ROW_QUOTES = '{line}行目は、値を囲む「"」の対応が壊れています。取り込んでいません。'
    ROW_TWO_WAYS = '{line}行目は、値を囲む「"」が壊れていて、二通りに読めます。取り込んでいません。'
    ROW_NO_NUMBER = "{line}行目には注文番号がありません。取り込んでいません。"
    ROW_LOST_NUMBER = "{line}行目の注文番号は、Excelで保存したときに桁が失われたようです。取り込んでいません。ダウンロードしたままのファイルを使ってください。"
    ROW_UNREADABLE = "{line}行目に読めない文字があります。取り込んでいません。"

    PLACES = "{count}か所：{lines}行目"
    PLACES_MORE = "{count}か所：{lines}行目など"
    NUMBERS = "・"
    YEN_SIGN = "円"
    # In the heading of a price.
    WORDS_TAX_INCLUDED = ("税込", "内税")
    WORDS_TAX_EXCLUDED = ("税抜", "税別", "外税", "本体価格")
    WORDS_LINE_TOTAL = ("金額", "小計", "合計")
    WORDS_UNIT = ("単価",)
    ADDRESS_SIGNS = "都道府県市区町村"

    PROBLEM_ROWS = "読み取れなかった行が{count}行あります。その行は取り込んでいません（{places}）。"
    POSTAL_ZERO = (
        "郵便番号の先頭の0が消えていたので、補いました（{places}）。元の値も残してあります。"
    )
    POSTAL_SHORT = "郵便番号の桁が足りません（{places}）。先頭の0が消えているようなら、お店の画面で見て直してください。"
    PHONE_ZERO = "電話番号の先頭の0が消えているようです（{places}）。Excelで保存し直す前の、ダウンロードしたままのファイルを使ってください。"
    NO_SECONDS = "日時に秒がありません（{places}）。Excelで保存し直す前の、ダウンロードしたままのファイルがあれば、そちらを使ってください。"
    LOST_DIGITS = "「{text}」のように桁の失われた値があります（{places}）。Excelで保存し直す前の、ダウンロードしたままのファイルを使ってください。"
    DATE_ADDRESS = "番地が日付に変わっているようです（{places}）。Excelで保存し直す前の、ダウンロードしたままのファイルを使ってください。"
    UNSETTLED = "まだ決まっていない値（-9999など）を「確認中」にしました（{places}）。"
    BAD_TIME = "日時として読めない値があります（{places}）。書いてあるまま入れました。"
    BAD_PRICE = "金額として読めない値があります（{places}）。書いてあるまま入れました。"
    BAD_QUANTITY = "数量として読めない値があります（{places}）。書いてあるまま入れました。"
    TAX_ADDED = "販売価格は、ファイルの税抜の価格に税を加え、円未満を四捨五入した税込の金額です。元の価格も残してあります。"
    TAX_UNKNOWN = (
        "税率がないため、税抜の価格をそのまま入れました（{places}）。税込の金額に直してください。"
    )
    NEGATIVE_PRICE = (
        "マイナスの金額があります（{places}）。返金や値引きの行なら、取り込まないでください。"
    )
    BASIS_UNKNOWN = "このファイルの価格が税込か税抜かは未確認です。書いてあるまま入れたので、税込の1個の値段か確かめてください。"
    PAYMENT_TOTAL = "このファイルには支払いの合計だけがあります。販売価格に合計を入れたので、商品名・数量・1個の値段を確かめてください。"
    OPTION_ADDED = "オプションの行は、すぐ上の商品に名前と価格を足しました（{places}）。"
    FORMULA = (
        "「=」で始まる値（計算式）は、計算せずに、書いてある文字のまま入れました（{places}）。"
    )
    SHEET_ZEROS = "Excelの表示に合わせて、先頭の0を補いました（{places}）。"
    UNCONFIRMED = (
        "{title} のファイルで、次の点は未確認です：{points}。取り込んだ値を確かめてください。"
    )
    TITLE_SKIPPED = "列の名前より上の{count}行は、表の題とみて読んでいません。"
    RESAVED = "このファイルは、ほかのソフトで保存し直されているようです。先頭の0や秒が失われていないか、値を確かめてください。"
    PARCELS_LEFT = "事件の注文に当たらない行が{count}行ありました。その行は取り込んでいません。"
    NOT_READ = "「{piece}」は、知っているサービスの表ではないため、読んでいません。"
    PASSED_OVER = "一緒に圧縮されている「{names}」は、このままでは読めない種類なので、読んでいません。注文が入っていれば、先に取り出してください（古いExcelの.xlsは、.xlsxで保存し直してください）。"
    OTHER_PIECES = (
        "「{file}」には、ほかに「{others}」も入っています。ここでは「{piece}」だけを読みました。"
    )
    TAX_DOUBT = "小計・送料・税の合計が支払額と一致するため、価格は税抜のようです（{places}）。書いてあるまま入れたので、税込の金額に直してください。"
    FOREIGN_CURRENCY = "円以外の通貨の価格があります（{places}）。書いてあるまま入れました。"
    LINE_DIVIDED = "ファイルには何個分かの合計だけがあるため、数量で割って、税込の1個の値段にしました（{places}）。"
    LINE_UNEVEN = "ファイルには何個分かの合計だけがあり、数量で割り切れないため、1個の値段を四捨五入しました（{places}）。金額の合計が数円ちがうことがあります。元の合計も残してあります。"
    NAME_TURNED = "{platform} のファイルは名前が「名 姓」の順なので、「姓 名」に直しました。元の並びも残してあります。"
    CARD_MASKED = (
        "カード番号とみられる数字を、最初の6桁と最後の4桁だけ残して隠しました（{places}）。"
    )
    QUOTES_MENDED = '「表」「ソ」などの字のために崩れていた「"」を読み直しました（{places}）。値を見て確かめてください。'
    ROWS_DIFFER = "1つの注文の中で、行によって届け先などが違います（{places}）。最初の行の値を入れたので、ほかの届け先は「その他参考となる事項」などに書き足してください。"
    ROWS_SKIPPED = "失敗した支払いの行は、お金が動いていないため取り込んでいません（{places}）。"
    NO_LINES = "商品の行が見つからない注文があります（{places}）。"
    NO_ORDER_CELLS = "注文の最初の行がなく、購入者などがわからない注文があります（{places}）。"
    NO_LINE_COLUMN = (
        "商品と送料を見分ける列（{columns}）がないため、送料や手数料の行も商品として入っています。"
    )
    NUMBER_FALLBACK = "「{wanted}」の列がないため、「{used}」を注文番号にしました。"
    MISSING_COLUMNS = "このファイルにない列があります（{columns}）。その項目は空のままです。"
    REPAIRED = "直していただいた行を読みました（{places}）。"

    NUMBER_OF_COLUMN = "{column}：{number}"
    PRICE_NO_TAX = "{price}（税抜、税率{rate}%）"
    PRICE_NO_RATE = "{price}（税抜、税率の記載なし）"
    PRICE_PLUS_TAX = "{price}（ほかに税{tax}）"
    PRICE_OF_LINE = "{price}（{quantity}個の合計）"
    PRICE_BASIS_UNKNOWN = "{price}（税込か税抜かは未確認）"
    PRICE_OF_PAYMENT = "{price}（支払いの合計）"
    PRICE_WITH_OPTION = "{price}（ほかにオプション{option}）"
    PRICE_TAX_DOUBT = "{price}（税抜の可能性あり）"
    JOINED = "、"

    ACT_TAKE_OVER = "注文ファイルの取り込み"
    DIFFERENT = "注文 {number} の値が、すでに入っている値と違います。すでにある値を残しました。"
    DIFFERENT_HELD = (
        "注文 {number} には、ほかの値が合わないため入れていない値がファイルにあります。"
    )
    DIFFERENT_LINE = "注文 {number} に、まだ入っていない商品がファイルにあります。入れていません。"


class Links:
    """What orders have in common; said on paper, in 具体的な内容 and in the window."""

    # Of an address on the internet, which many customers of a carrier share.
    SHARED_IP = "携帯回線などでは、別の人も同じIPアドレスになります。"

    NTH = "{position}件目の注文"
    COMMA = "、"
    DOT = "・"
    OF = "{role}の{label}"
    AND_OTHERS = "{orders}、ほか{count}件"
    SAME = "注文番号 {orders} の{count}件は、{shared}が同じです。"
    SOME = "一部の注文では、{shared}も同じです。"
    CHAINED = (
        "注文番号 {orders} の{count}件は、{shared}のどれかが同じ注文どうしでつながっています。"
    )


class RedFlags:
    """Suggestions for 不正利用と判断した理由, computed from the orders; facts only."""

    LABELS = {
        "same_address": "同じ住所に複数の注文",
        "same_contact": "同じ電話番号やメール",
        "same_ip": "同じIPアドレス",
        "forwarding": "転送業者・空き部屋あて",
        "different_place": "注文者と届け先が別",
        "high_amount": "ふだんより高額",
        "same_item": "同じ商品がまとめて",
        "short_time": "短い時間に続けて注文",
        "night": "深夜の注文",
    }
    # When all names of the persons who ordered differ, when some do, when none does.
    SAME_ADDRESS = (
        "名前の異なる{count}件の注文が、同じ住所を配送先にしています（注文番号 {orders}）。",
        "名前の異なる注文を含む{count}件の注文が、同じ住所を配送先にしています（注文番号 {orders}）。",
        "{count}件の注文が、同じ住所を配送先にしています（注文番号 {orders}）。",
    )
    SAME_CONTACT = (
        "名前の異なる{count}件の注文で、同じ電話番号またはメールアドレスが使われています（注文番号 {orders}）。",
        "名前の異なる注文を含む{count}件の注文で、同じ電話番号またはメールアドレスが使われています（注文番号 {orders}）。",
        "{count}件の注文で、同じ電話番号またはメールアドレスが使われています（注文番号 {orders}）。",
    )
    SAME_IP = (
        "名前の異なる{count}件の注文が、同じIPアドレスから行われています（注文番号 {orders}）。",
        "名前の異なる注文を含む{count}件の注文が、同じIPアドレスから行われています（注文番号 {orders}）。",
        "{count}件の注文が、同じIPアドレスから行われています（注文番号 {orders}）。",
    )
    FORWARDING = "届け先に「{word}」とあり、転送サービスの住所です（注文番号 {orders}）。"
    FORWARDING_UNCONFIRMED = (
        "届け先に「{word}」とあり、転送サービスの可能性があります（未確認、注文番号 {orders}）。"
    )
    DIFFERENT_PLACE = (
        "注文者と届け先で、氏名も住所も異なる注文が{count}件あります（注文番号 {orders}）。"
    )
    HIGH_AMOUNT = "金額が{limit}以上の注文が{count}件あります（注文番号 {orders}）。"
    SAME_ITEM = "同じ商品（{item}）が、{count}件の注文で合わせて{pieces}点注文されています（注文番号 {orders}）。"
    SHORT_TIME = (
        "{first}から{last}までに、続けて行われた注文が{count}件あります（注文番号 {orders}）。"
    )
    SHORT_TIME_AT_ONCE = "{first}に、続けて行われた注文が{count}件あります（注文番号 {orders}）。"
    NIGHT = "深夜（{first}時から{last}時まで）の注文が{count}件あります（注文番号 {orders}）。"

    AND_MORE = "ほかにも、同じ様子の注文のまとまりが{count}組あります。"
    SHARED = "{value}：{orders}"
    WORD = "「{word}」：{orders}"
    WORD_UNCONFIRMED = "「{word}」（未確認の言葉です）：{orders}"
    AMOUNT = "{order}：{yen}"
    ITEM = "{item} {pieces}点：{orders}"
    BURST = "{first}から{last}まで：{orders}"
    AT = "{order}：{time}"
    DAY = "{at.year}年{at.month}月{at.day}日 {clock}"
    SECONDS = "%H:%M:%S"
    MINUTES = "%H:%M"
    OTHERS = "ほか{count}件"


# --- documents (output) -----------------------------------------------------------------------
class SavingDocument:
    """Why a document could not be saved or read: what happened, what to do."""

    FOLDER_MISSING = (
        "「{name}」を入れるフォルダーが見つかりません",
        "フォルダーがあるか確かめるか、別のフォルダーを選んでください",
    )
    FOLDER_CLOSED = (
        "「{name}」をこのフォルダーに保存できませんでした",
        "書き込みが許された別のフォルダーを選んでください",
    )
    FILE_HELD = (
        "「{name}」を書きかえられませんでした。前のファイルはそのまま残っています",
        "ほかのソフトで開いていれば閉じてから、もう一度保存してください",
    )
    DISK_FULL = (
        "「{name}」を保存する空きがありません",
        "要らないファイルを消すか、別の場所を選んでください",
    )
    NAME_UNUSABLE = (
        "「{name}」という名前では保存できません",
        "名前を短くするか、記号を使わない名前にしてください",
    )
    NAME_IS_FOLDER = (
        "「{name}」という名前のフォルダーがあるため、保存できません",
        "別の名前を付けてください",
    )
    FAILED = (
        "「{name}」を保存できませんでした",
        "もう一度保存するか、別の場所を選んでください",
    )
    UNREADABLE = "書類のファイルを開けませんでした"
    UNREADABLE_DO = "書類をもう一度作り直してください"


class Pictures:
    """Why a picture was not made smaller: what happened, what to do."""

    GONE = ("「{name}」が見つかりません", "一覧から外して、元のファイルをもう一度加えてください")
    UNREADABLE = (
        "「{name}」はこのソフトで開けない形式（HEICなど）か、壊れています",
        "写真のアプリでJPEGとして保存してから、加え直してください",
    )
    TOO_MANY_PIXELS = (
        "「{name}」は画素がとても多いため、小さくできません",
        "写真のアプリで小さくしてから、加え直してください",
    )
    MANY_PAGES = (
        "「{name}」は何枚もの絵でできているため、小さくできません",
        "要るページだけをJPEGかPDFにして、加え直してください",
    )
    NOT_SMALLER = (
        "「{name}」は、これ以上小さくなりません",
        "そのまま添付するか、警察署で渡してください",
    )


class Fonts:
    """What is wrong with the bundled fonts."""

    MISSING = "書類に使う文字のファイル {name} を読めません"
    MISSING_DO = "通報ウィザードを入れ直してください"
    TOO_MANY = "書類に使われている文字の種類が多すぎます"
    TOO_MANY_DO = "関係のない文字の一覧などが入っていないか、確かめてください"


class LineBreaking:
    """Characters that may not start a line, and those that may not end one (行頭・行末禁則)."""

    NEVER_FIRST = (
        "、。，．・：；？！ー々〻ゝゞヽヾ）」』】〕｝〉》］”’〟"
        "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
        "…‥％゛゜‼⁇⁈⁉°′″℃｡､･ｰ｣ﾞﾟｧｨｩｪｫｬｭｮｯ"
        ",.:;?!)]}>%"
    )
    NEVER_LAST = "（「『【〔｛〈《［“‘〝｢￥¥＄£№([{<"


class Paper:
    """Words printed on the 申出書 that are not of the official form (those are in `forms/`)."""

    NOT_APPLICABLE = "（該当なし）"
    SUBTOTAL = "小計"
    UNKNOWN = "未確認"
    PARTLY = "一部未確認"
    SUM = "{total}　{amount}"
    WITHOUT = "（{missing}を除く）"
    WITHOUT_LINES = "金額未確認の明細 {count}件"
    WITHOUT_ORDERS = "明細のない注文 {count}件"
    SEE_ANNEX = "別紙{number}"
    ANNEX_BOOKMARK = "{title}（注文番号 {order}）"
    DAY = "{year}年{month}月{day}日"
    ADDRESSEE = "{office}　{suffix}"
    NAMED = "{name}　{value}"
    COMMA = "、"


class LinksOnPaper:
    """The part of the annex of the 申出書 that says which orders belong together."""

    TITLE = "別紙　注文のつながり"
    INTRO = "注文の間で同じだった値を、同じ値でつながる注文のまとまり（組）ごとに並べました。住所は、全角と半角、丁目・番地の書き方などの違いを除いて比べています。"
    GROUP = "組"
    NTH_GROUP = "{number}組（{count}件）"
    WHAT = "同じもの"
    VALUE = "値"
    ORDERS = "注文番号"
    ALL = "{orders}（全件）"


class Unprintable:
    """Characters that no bundled font has."""

    NO_FONT = "「{place}」の「{character}」は、書類の文字にないため「〓」と印刷されます。ひらがなや言葉に書きかえてください。"
    NO_SHAPE = "「{place}」の「{character}」は、その字の形が書類の文字にないため、ふつうの形の「{usual}」で印刷されます。"
    HALF = "「{place}」に、こわれた文字が入っています。「〓」と印刷されるので、入れ直してください。"
    IN_ORDER = "注文 {order} の{label}"
    NTH_ORDER = "{position}件目"
    IN_NOTE = "{position}回目のやりとりの{label}"


class EgovText:
    """The file that holds every text to copy into e-Gov."""

    TITLE = "e-Govに写す文（サイバー事案に関する通報）"
    HOW = "欄の名前ごとに、下の文をe-Govの同じ欄へ写してください。"
    PART = "■ {part}"
    REQUIRED = "【{label}】（必須）"
    LABEL = "【{label}】"
    UNCONFIRMED = "（欄の名前や決まりは未確認）"
    CHOICE_UNCONFIRMED = "（一覧での言い方は未確認）"
    OWN_WORDS = "（自分で直した言い方）"
    NOTHING = "（未記入）"
    ORIGINAL = "{name}（元の名前: {original}）"
    OPEN = "「〓」は、e-Govで使えず決まった置きかえもない字です。ひらがなか別の字にしてください：{labels}"
    MISSING_REQUIRED = "必須なのに、まだ入っていない欄があります：{labels}"
    COMMA = "、"


class NarrativeTemplates:
    """What is wrong with the templates that write 具体的な内容."""

    BROKEN = "「具体的な内容」の文章のひな形 {file} に、正しくないところがあります"
    BROKEN_DO = "forms/README.md の書き方を見て直すか、配布された元のファイルに戻してください"
    NO_TEMPLATE = "「具体的な内容」の文章のひな形が決まりません"
    AS_WRITTEN = "「{text}」（記入のまま）"


# --- window: frame and common widgets (ui) ----------------------------------------------------
class Dialogs:
    """Sentences said in between."""

    CLOSE = "閉じる"
    COPY_DETAIL = "くわしい内容をコピーする"
    COPIED = "コピーしました"
    SENTENCE_END = "。"


class Desk:
    """What a page asked of the window and could not have."""

    LINK_REFUSED = "このページは開けません"
    LINK_REFUSED_DO = "開けるのは、このソフトの一覧にある公式のページだけです"
    NO_BROWSER = "ブラウザーを開けませんでした"
    NO_BROWSER_DO = "ブラウザーを自分で開いて、{url} を見てください"
    CLIPBOARD_HELD = "コピーできませんでした"
    CLIPBOARD_HELD_DO = (
        "ほかのソフトがコピーを使っているようです。少し待ってから、もう一度押してください"
    )


class Unexpected:
    """When something happened that nobody foresaw."""

    WHAT = "思いがけないことが起きて、今の操作は最後までできませんでした"
    DO = "入力した内容は残っています。もう一度試してもうまくいかないときは、ソフトを開き直してください"
    DETAIL = "{kind}\n記録のある場所: {log}"


class Saving:
    """Saving, which happens by itself."""

    ALL_SAVED = "すべて保存してあります"
    SAVED = "保存しました {at.hour}:{at.minute:02}"
    NOT_SAVED = "まだ保存できていません"
    FAILED = "変更を保存できませんでした"
    FAILED_DO = "内容はこの画面に残っています。「別の場所に保存する」を押してください"
    OTHER_PLACE = "別の場所に保存する"
    RETRY = "もう一度保存する"
    SAME_PLACE = "いまの案件と同じ場所です"
    SAME_PLACE_DO = "別の名前か、別のフォルダーを選んでください"
    CASE_FILES = "案件 (*.tsuho)"
    COPIED_TO = "写しを保存しました。{path}"
    OPENING = "案件を開いています"
    COPYING = "写しを保存しています"
    NOW_AT = "これからは、この場所に保存します。{path}"
    CLOSE_UNSAVED = "保存できていない変更があります。このまま閉じますか\n閉じると、まだ保存できていない変更はなくなります。"
    CLOSE_ANYWAY = "保存せずに閉じる"
    STAY = "閉じずに戻る"


class Frame:
    """The frame around every page."""

    CASE_OF = "{shop}の案件"
    CASE_UNNAMED = "新しい案件"
    CASE_MENU = "{name}のメニュー"
    CONTACTS = "相談窓口"
    SETTINGS = "設定"
    STEPS = "手順の一覧"
    STEPS_BUTTON = "手順 {at} / {count}"
    STEP = "{title}、{state}"
    STEP_IN_MENU = "{title}（{state}）"
    STATES = {
        "not_looked": "まだ見ていません",
        "some": "途中です",
        "egov": "e-Govに必要な分はそろっています",
        "all": "すべて入っています",
    }
    ORDER_COUNT = "{count:,}件"
    PROGRESS = "{answered:,} / {asked:,}"
    PROGRESS_SPOKEN = "{asked}項目のうち{answered}項目に答えました"
    MILESTONES = {
        "documents_made": "書類ができた",
        "sent": "送信した",
        "receipt_noted": "到達番号",
        "accepted": "被害届",
    }
    MILESTONES_NAME = "通報の進み具合"
    BETWEEN_MILESTONES = "─"
    REACHED = "{name}：{when}"
    NOT_REACHED = "{name}：まだです"
    UNDO = "元に戻す"
    REDO = "やり直す"
    UNDO_OF = "「{label}」を元に戻します"
    REDO_OF = "「{label}」をやり直します"
    WINDOW = "{page} — {case} — {app}"
    OTHER_CASE = "別の案件を開く"
    SHOW_FILE = "この案件のある場所を開く"
    RENAME = "ファイルの名前を変える…"
    COPY_TO = "写しを保存する…"


class Home:
    """The first page: new, continue, practise."""

    TITLE = "通報ウィザード"
    PROMISE = "今わかることだけで大丈夫です。途中でやめても消えません。"
    ABOUT = (
        "クレジットカードの不正利用にあったお店のためのソフトです。",
        "警察への通報に使う書類と、e-Gov（国の電子申請の窓口）に写す文章を、順に用意します。",
    )
    URGENT = "命や身の危険があるときは110番、相談は#9110"
    PRIVATE = "入力した内容は、このパソコンの中だけに保存します。インターネットには送りません。"
    NEW = "新しい案件を始める"
    NEW_HELP = "不正な注文に気づいたら、ここから始めます。"
    PRACTICE = "練習"
    PRACTISE = "練習してみる"
    PRACTISE_HELP = "作りものの見本で、最後まで試せます。本物の案件とは別に保存します。"
    OPEN = "ファイルから開く…"
    CONTINUE = "続きから"
    NO_RECENT = "まだ案件はありません。"
    DROP = "案件のファイル（.tsuho）をこの窓に落としても開けます。"
    UNNAMED = "（屋号はまだありません）"
    OPENED_AT = "最後に開いた日時　{at.year}年{at.month}月{at.day}日 {at.hour:02}:{at.minute:02}"
    MISSING = "ファイルが見つかりません"
    FORGET = "一覧から外す"
    FORGET_OF = "{name}を一覧から外す"
    CONTINUE_OF = "{name}、{when}、{state}"
    STATE_STARTED = "準備中"
    PRACTICE_STATE = "練習　{state}"
    NOT_A_CASE = "「{name}」は案件のファイルではありません"
    NOT_A_CASE_DO = "名前が .tsuho で終わるファイルを選んでください"
    PRACTICE_FOLDER = "練習"
    PRACTICE_SHOP = "練習"


class StartPage:
    """はじめに, inside an open case."""

    WAY = "進め方"
    WAY_TEXT = "左の手順を上から順に進みます。どこから始めても、飛ばしても、あとで戻っても大丈夫です。わからないところは「わからない」を選べます。"
    GO_ON = "「{title}」に進む"
    CASE = "この案件"
    PRACTICE = "これは練習です"
    PRACTICE_TEXT = "作りものの見本が入っています。自由に書きかえて試してください。この内容を警察に送らないでください。"
    NUMBER = "整理番号　{number}"
    WHERE = "保存している場所　{path}"
    SAVING = "書いたことは、そのつど自動で保存します。保存のボタンはありません。"


class NewCase:
    """The small dialog before a new case."""

    TITLE = "新しい案件"
    SHOP = "お店の屋号"
    SHOP_HELP = "ファイルの名前に使います。あとで直せます。空のままでも始められます。"
    WHERE = "保存する場所"
    CHANGE = "変える"
    USE_LAST = "前回のお店と担当者の情報を使う"
    START = "始める"
    FOLDER_FAILED = "フォルダー「{folder}」を作れませんでした"
    FOLDER_FAILED_DO = "「変える」で別の場所を選んでください"
    RENAME_TITLE = "ファイルの名前を変える"
    RENAME_LABEL = "新しい名前"
    RENAME_HELP = "「.tsuho」は自動で付きます。"
    RENAME = "名前を変える"
    NAME_TAKEN = "「{name}」という名前のファイルがもうあります"
    NAME_TAKEN_DO = "別の名前を入れてください"
    NAME_BAD = "この名前は使えません"
    NAME_BAD_DO = "記号を減らした短い名前を入れてください"


class SettingsDialog:
    """設定."""

    TITLE = "設定"
    SCALE = "文字の大きさ"
    SCALE_VALUE = "{percent}%"
    THEME = "色"
    THEMES = {"system": "パソコンに合わせる", "light": "明るい", "dark": "暗い"}
    CONTRAST = "パソコンが「ハイコントラスト」のときは、その色に従います。"
    REMEMBER = "お店と担当者の情報を、次の案件のために覚えておく"
    REMEMBER_HELP = "このパソコンの中だけに残ります。"
    FORGET = "覚えた情報を消す"
    FORGOTTEN = "消しました"
    FOLDER = "案件のフォルダーを開く"
    CLOSE = "閉じる"


class Choices:
    """Choices from e-Gov's own lists: what is not confirmed, own words, what does not fit."""

    ENTRY = "{label}"
    ENTRY_UNCONFIRMED = "{label}（未確認）"
    OWN = "自分で直した言い方"
    OWN_HINT = "e-Govの一覧のとおりに、ご自分で直した言葉です。"
    OTHER_WORDS = "e-Govの画面では別の言い方"
    REWRITE = "言い方を書きなおす"
    WORDS = "e-Govの一覧に書いてある言葉"
    WORDS_OF = "{label}：e-Govの一覧に書いてある言葉"
    HELP = "一覧に書いてあるとおりに入れてください。"
    HELP_KEPT = "次の案件でも、「{entry}」のかわりにこの言葉が入ります。"
    HELP_NO_ENTRY = "先に上の欄で近いものを選んでおくと、次の案件でもこの言葉が入ります。"
    HELP_PRACTICE = "練習の案件なので、ほかの案件には覚えません。"
    BACK = "元の言い方（{entry}）に戻す"
    USE_KNOWN = "前に直した言い方「{words}」にする"
    FORGET = "前に直した言い方を忘れる"
    FIT_OFFICE = "会社所在地に合わせる（{entry}）"
    FIT_OTHER = "{label}に合わせる（{entry}）"
    AREA = "{municipality}は、目安として{areas}です（未確認。e-Govの一覧で確かめてください）。"
    AREA_SPLIT = "{municipality}は、目安として{areas}のどちらかです（未確認。e-Govの一覧で確かめてください）。"
    AREA_OR = "か"
    AREA_OPEN = (
        "方面の境目は確かめられていません。わからないときは、最寄りの警察署か#9110で聞けます。"
    )
    AREA_UNKNOWN = "会社所在地の住所に市町村を入れると、方面の目安を出せます。"
    TAKE_AREA = "{area}にする"


class Fields:
    """Rows that take one answer, and the editors in them."""

    PRESENCE = ("有", "無", "不明")
    YEN = "円"
    CHOOSE = "選んでください"
    CHIP = "＋{label}"
    CALENDAR = "カレンダーから選ぶ"
    CALENDAR_OF = "{label}をカレンダーから選ぶ"
    MONTH = "{year}年 {month}月"
    MONTH_BEFORE = "前の月"
    MONTH_AFTER = "次の月"
    TIME = " {hour:02}:{minute:02}:{second:02}"
    TIME_WITHOUT_SECONDS = " {hour:02}:{minute:02}"
    JAPAN_TIME = "日本時間"
    ORIGINAL = "元の表記 {original}"
    SUGGEST = "「{suggestion}」に直す"
    CARD_HIDDEN = "カード番号らしい数字を、はじめの6桁と終わりの4桁だけ残して隠しました。警察にもカード番号の全部は必要ありません。"

    STATE_MENU_HELP = "わからないとき、記録がないときに選びます"
    STATE_MENU_OF = "{label}がわからないとき"
    SET_CHECKING = "確認中にする"
    SET_NO_RECORD = "記録がない"
    SET_UNAVAILABLE = "自分では取れない（ほかが持っている）"
    ENTER_VALUE = "値を入れる"
    EMPTY_FIELD = "空にする"
    STATE_IS = "「{state}」として書類に載ります。"
    HOLDER = "誰が持っていますか"
    HOLDER_EXAMPLE = "例 カード会社、サーバー会社"
    REASON = "記録がない理由（書かなくてもかまいません）"
    REASON_EXAMPLE = "例 この形式では記録されない、保存期間が過ぎた"
    REASON_WRITE = "理由を書く"
    REASON_CHANGE = "理由を直す"

    SOURCE_TYPED = "入力 {when}"
    SOURCE_ORDER_FILE = "注文ファイル {detail}"
    SOURCE_CONFIRMED = "注文ファイル {detail}　{when}に確かめました"
    SOURCE_LOG = "記録 {detail}"
    SOURCE_LAST_CASE = "前の案件から"
    SOURCE_ANSWERS_FILE = "回答ファイル {detail}"
    SOURCE_SAMPLE = "練習用の見本"
    SOURCE_WRITTEN = "ほかの答えから自動で作成"
    WHEN_TODAY = "{at.hour}:{at.minute:02}"
    WHEN = "{at.month}月{at.day}日 {at.hour}:{at.minute:02}"


# --- window: orders and records (ui) ----------------------------------------------------------
class Reasons:
    """Suggestions for 不正利用と判断した理由 that were found in the orders."""

    INTRO = "注文の一覧から見つかったこと（注文番号の入った文が入ります）"
    OTHERS = "そのほかの理由"
    CHIP = "＋{label}（{count}件）"
    SHOW = "どの注文か見る"
    HIDE = "注文を閉じる"
    ORDERS = "注文番号 {orders}"
    COMMA = "、"
    UNCONFIRMED = "{label}（未確認）"
    UNCONFIRMED_HELP = "この言葉だけでは、そうと言えません。確かめてから使ってください。"


class OrderLinks:
    """注文のつながり: orders that share something, in a window beside the list."""

    TITLE = "注文のつながり"
    OPEN = "つながりのある注文（{groups:,}組・{orders:,}件）"
    OPEN_HELP = "同じ住所や電話番号などの注文を、まとまりごとに見ます。"
    INTRO = "同じ住所、電話番号、メールアドレス、IPアドレスなどの注文を、組にまとめました。同じ一覧が、申出書の別紙にも入ります。IPアドレスは、携帯回線などでは別の人も同じになります。"
    NONE = "同じ住所や電話番号などの注文は、今はありません。"
    GROUP = "{number:,}組（{count:,}件）"
    ALL = "この組の全件"
    WHICH = "あてはまる注文：{orders}"
    ORDERS = "この組の注文（押すと開きます）"
    OPEN_ORDER = "注文 {number} を開く"
    MORE = "ほか{count:,}件"
    SELECT = "この組を一覧で選ぶ"
    SELECT_OF = "{number:,}組の注文を一覧で選ぶ"
    MORE_SHARED = "ほかに{count:,}個の値が同じです。申出書の別紙に、すべて並びます。"
    MORE_GROUPS = "ほかに{count:,}組あります。申出書の別紙には、すべての組が入ります。"
    MARK = "つながり：{number:,}組（{count:,}件）"


class Orders:
    """The table of orders."""

    COLUMN_TICK = "選ぶ"
    COLUMN_NUMBER = "注文番号"
    COLUMN_TIME = "購入日時"
    COLUMN_ITEMS = "商品"
    COLUMN_YEN = "金額"
    COLUMN_RECIPIENT = "届け先"
    COLUMN_ADDRESS = "住所"
    COLUMN_PHONE = "電話"
    COLUMN_IP = "IP"
    COLUMN_PORT = "ポート"
    COLUMN_STATE = "状態"
    TRACE_HELP = "●は値がある、○はまだない、―は「記録なし」などの返事がある"
    TRACE_THERE = "あり"
    TRACE_STATED = "記録なしなどの返事あり"
    TRACE_MISSING = "まだない"
    TICKED = "選んでいる"
    NOT_TICKED = "選んでいない"
    YEN = "{yen:,}円"
    YEN_UNIT = "円"
    NO_YEN = "―"
    NO_YEN_HELP = "数量か販売価格がまだないため、金額を出せません"
    ITEMS_AND_MORE = "{first}　ほか{more}品目"
    SEARCH_DATE = "{at.month}月{at.day}日 {at.month}/{at.day}"
    STATE_COLUMN_HELP = "足りない項目、見直すところ、すでにある注文との違いなどです。行に合わせると、くわしく出ます。"
    STATE_ALL = "そろった"
    STATE_ALL_HELP = "すべての項目に返事が入っています。"
    STATE_ENOUGH = "十分"
    STATE_ENOUGH_HELP = "通報に使う項目はそろっています。残りは「あとで」で大丈夫です。"
    STATE_UNRECORDED = "記録まだ"
    STATE_UNRECORDED_HELP = (
        "e-Govに必要な分はそろっています。"
        "購入時の記録（IPアドレスなど）はまだありません。「購入時の記録」で入れます。"
    )
    STATE_LEFT = "あと{count}"
    STATE_LEFT_HELP = "できれば入れたい項目が{count}個残っています。今わかるものだけで大丈夫です。"
    STATE_INVALID = "見直し{count}"
    STATE_INVALID_HELP = "書き方や、ファイルから入った値を確かめたい項目が{count}個あります。開くと、その項目の下に理由があります。"

    DROP = "注文ファイルをここに置く"
    DROP_HELP = "お店の管理画面からダウンロードした注文のファイル（CSV・Excel・ZIP）です。いくつでも一度に置けます。"
    CHOOSE = "ファイルを選ぶ"
    CHOOSE_TITLE = "注文ファイルを選ぶ"
    FILE_KINDS = "注文ファイル (*.csv *.tsv *.txt *.xlsx *.zip);;すべてのファイル (*)"
    PASTE = "貼り付け"
    PASTE_HELP = "Excelなどの表で、見出しの行から下を選んでコピーし、ここで貼り付けます。Ctrl+V（MacはCmd+V）でも貼り付けられます。"
    ADD = "1件ずつ入力"
    TABLE = "注文の一覧"
    SEARCH = "注文を探す"
    SEARCH_EXAMPLE = "番号・名前・金額・日付"
    NO_HIT = "「{search}」にあてはまる注文はありません。"
    PREPARING = "注文を調べています"
    OPEN = "開く"
    DUPLICATE = "複製"
    DUPLICATE_HELP = "名前・住所・商品を写します。注文番号・日時・購入時の記録は写しません。"
    DELETE = "削除"
    WITH_COUNT = "{words}（{count}件）"
    UP = "上へ"
    DOWN = "下へ"
    MOVE_NEEDS_OWN_ORDER = "並べかえるには、検索を消して、元の並びに戻してください。"
    OWN_ORDER = "元の並びに戻す"
    TICK_ALL = "表示中の注文をすべて選ぶ"
    TICK_NONE = "選ぶのをやめる"
    EMPTY_TITLE = "注文はまだありません"
    EMPTY = (
        "不正に使われた注文だけを入れます。注文ファイルがあれば、上に置いてください。"
        "なければ、1件ずつ入力できます。\n今わかることだけで大丈夫です。"
    )
    TOTAL = "{count:,}件　合計 {yen:,}円"
    TOTAL_FOUND = "{count:,}件のうち{found:,}件を表示"
    TOTAL_INCOMPLETE = "数量か価格がわからない商品は、合計に入っていません。"
    TOTAL_NONE = "{count:,}件　合計はまだ出せません"
    TOTAL_NONE_HELP = "数量と販売価格を入れると、合計が出ます。"
    DELETED = "注文を{count}件削除しました"
    DUPLICATED = "注文を{count}件複製しました"
    MOVED = "注文を{count}件移動しました"
    TAKEN_OVER = "注文を{count}件取り込みました"
    TAKEN_NEW = "新しい注文を{count:,}件取り込みました"
    TAKEN_FILLED = "すでにある注文{count:,}件の空いている項目を補いました"
    TAKEN_CHANGED = "値を{count:,}個置きかえました"
    TAKEN_KEPT = "違う値{count:,}個は、今の値のままです"
    TAKEN_JOIN = "。"
    ACT_DUPLICATE = "注文の複製"
    ACT_MOVE = "注文の並べかえ"
    UNDO = "元に戻す"


class OrderForm:
    """The form for one order and its lines."""

    TITLE = "注文 {number}"
    TITLE_UNNUMBERED = "{position}件目の注文"
    POSITION = "{position:,} / {count:,}件"
    BACK = "一覧に戻る"
    PREVIOUS = "前の注文"
    NEXT = "次の注文"
    SAME_AS_BUYER = "発注者と同じ"
    SAME_AS_BUYER_HELP = "発注者の郵便番号・住所・氏名・電話番号を、配送先に写します。"
    SAME_AS_BUYER_DONE = "発注者の値を配送先に写しました"
    ACT_SAME_AS_BUYER = "配送先を発注者と同じに"
    NO_BUYER = "発注者がまだ入っていないため、写すものがありません。"
    LINES = "商品の一覧"
    ADD_LINE = "商品を追加"
    LINE_NAME = "商品{position}"
    DELETE_LINE = "この商品を削除"
    LINE_UP = "この商品を上へ"
    LINE_DOWN = "この商品を下へ"
    NO_LINES = "商品はまだありません。"
    MORE_LINES = "残りの{count}点も表示する"
    LINE_DELETED = "商品を1点削除しました"
    ORDER_TOTAL = "この注文の金額　{yen:,}円"
    ORDER_TOTAL_NONE = "この注文の金額　数量と販売価格を入れると出ます"


class WrongPage:
    """A file was put on a page where it is not read."""

    LOGS = "{files}は、アクセスログのようです\n注文のファイルではなく、「{page}」の画面で調べるものです。"
    ORDERS = "{files}は、注文のファイルのようです\nアクセスログではなく、「{page}」の画面で読むものです。"
    FILE = "「{first}」"
    FILES = "「{first}」など{count}個のファイル"
    YES = "「{page}」の画面で読む"
    NO = "このまま、ここで読む"


class OrderImport:
    """Taking orders over from a file of the shop."""

    READING = "注文ファイルを読んでいます"
    TAKING_OVER = "注文を取り込んでいます"
    TITLE = "取り込む注文を選ぶ"
    FOUND = "{file}　{kind}　{count:,}件（文字コード {encoding}）"
    FOUND_SHEET = "{file}　{kind}　{count:,}件"
    FOUND_PASTED = "貼り付けた表　{kind}{count:,}件"
    ORDERS_OF = "{platform} の注文"
    KINDS: dict[str, str] = {
        "parcel": "{platform} の送り状",
        "payment": "{platform} の支払い",
    }
    FOUND_MANY = "ファイル{files}個　注文{count:,}件"
    FILE_FOUND = "{file}　{kind}　{count:,}件"
    REFUSED = "{count}個のファイルを読めませんでした"
    SEE_REFUSED = "理由を見る"
    FILE_SAYS = "{file}：{words}"
    OF_FILE = "{words}（{file}）"
    CORRECT_COLUMNS = "列の対応を直す"
    FORGET = "覚えた対応「{title}」を忘れる"
    FORGET_ASK = "覚えた対応「{title}」を忘れますか\n次からこの形のファイルを開くと、列の対応をもう一度たずねます。取り込んだ注文は変わりません。"
    FORGET_YES = "忘れる"
    FORGET_NO = "覚えておく"
    LAYOUT_KEPT = "列の対応{titles}を覚えました。この形の注文ファイルを、そのまま読めます"
    LAYOUT_TITLE = "「{title}」"
    PARCELS_LEFT = (
        "荷物や支払いの行のうち{count:,}行は、どの注文にも合わないため、ここには出していません。"
    )
    COMPLETING = "入力済みの注文に合う{count:,}件に、印を付けてあります。取り込むと、空いている項目を補います。"
    COMPLETING_NOTHING = (
        "入力済みの注文に合う{count:,}件に、印を付けてあります。空いている項目はありませんが、"
        "違う値があります。「値の違い」で、使う値を選べます。"
    )
    COMPLETING_HELD = (
        "入力済みの注文に合う{count:,}件に、印を付けてあります。{why}、空いている項目を"
        "補いませんでした。「値の違い」で、使う値を選べます。"
    )
    COMPLETING_SOME = (
        "入力済みの注文に合う{count:,}件に、印を付けてあります。取り込むと、空いている項目を補います。"
        "うち{held:,}件は{why}、補わない項目があります。「値の違い」で、使う値を選べます。"
    )
    HELD_SENT = "届け先が違うため"
    HELD_OTHER = "ほかの値が合わないため"
    HINT = "不正に使われた注文だけに印を付けてください。印を付けた注文だけが申出書に入ります。"
    TABLE = "ファイルの中の注文"
    TICK_ALL = "表示中をすべて選ぶ"
    TICK_NONE = "すべて外す"
    TAKE_OVER = "{count:,}件を取り込む"
    TAKE_OVER_NONE = "取り込む注文を選んでください"
    CLOSE = "取り込まずに閉じる"
    SEARCH = "ファイルの中の注文を探す"
    SEARCH_EXAMPLE = "番号・名前・金額・日付"
    TAB_ORDERS = "注文 {count:,}件"
    TAB_DIFFERENCES = "値の違い {count:,}"
    TAB_DAMAGES = "Excelで変わった値 {count:,}"
    TAB_DAMAGES_SO_FAR = "Excelで変わった値 {count:,}…"
    DAMAGES_LOOKING = "選んだ注文を調べています。見つかった値を、下に加えていきます。"
    TAB_PROBLEMS = "読み取れなかった行 {count:,}"
    TAB_NOTICES = "お知らせ {count:,}"
    NEW = "新しい"
    NEW_HELP = "まだ取り込んでいない注文です。"
    CHANGED = "違い{count}"
    CHANGED_HELP = (
        "すでにある注文と違う値が{count}個あります。選ぶと、どちらの値を使うか決められます。"
    )
    DAMAGED = "要確認{count}"
    DAMAGED_HELP = "Excelで保存したときに変わったとみられる値があります（{items}）。選ぶと、どの値か見られます。"
    ALONE = "注文なし"
    ALONE_HELP = (
        "この荷物や支払いに合う注文は、まだ入っていません。選ぶと、新しい注文として入れます。"
    )
    DAMAGE_TABLE = "Excelで変わったとみられる値"
    DAMAGE_HINT = "選んだ注文の中で、Excelで保存したときに変わったとみられる値です。確かに直せるものだけを直してあります。ほかは、取り込んだあと注文の画面で直せます。"
    VALUE = "値"
    WAS_AND_IS = "{was} → {now}"
    FILLED = "補える"
    FILLED_HELP = "同じ注文がすでにあります。空いている項目に、ファイルの値を入れます。"
    SAME = "同じ"
    SAME_HELP = "同じ注文がすでにあり、違いはありません。"
    DIFFERENCES_HINT = (
        "印を付けた値だけを、ファイルの値に置きかえます。付けなければ、今の値のままです。"
    )
    DIFFERENCES_TABLE = "値の違い"
    USE_FILE = "置きかえる"
    USES_FILE = "ファイルの値に置きかえる"
    KEEPS_OLD = "今の値のまま"
    ORDER = "注文"
    ITEM = "項目"
    OLD = "今の値"
    NEW_VALUE = "ファイルの値"
    NOTHING_THERE = "（なし）"
    LINES_ITEM = "商品"
    LINES_VALUE = "{name}　{quantity}個　{price}"
    PROBLEM_ROWS = "読み取れなかった行が{count:,}行あります"
    PROBLEM_ROWS_HINT = "ここにある行は、まだ取り込めません。必要な注文の行なら、選んで直すと、注文の表に入ります。行番号はファイルのものです。"
    MEND = "選んだ行を直す"
    SHOW_AND_MEND = "見て直す"
    PIECES_TITLE = "読む表を選ぶ"
    PIECES = "「{file}」には、表が{count}個入っています。読むものに印を付けてください。"
    PIECE_KNOWN = "{title} のファイルです。"
    PIECE_UNKNOWN = "列：{columns} など。読むときに、列の意味をたずねます。"
    PIECE_PROBLEM = "{problem}。"
    PIECES_USE = "選んだ表を読む"
    PROBLEM_ROW = "{line}行目"
    PROBLEM_TABLE = "読み取れなかった行"
    LINE = "行"
    WHAT = "ようす"
    CONTENT = "行の内容"
    NOTHING_NEW = "選んだ注文は、すべて取り込み済みです。変わったところはありません。"
    DIFFERENT_KEPT = "違う値が{count:,}個ありますが、今の値のままにしました"
    DIFFERENT_KEPT_DO = "ファイルの値に置きかえるときは、もう一度取り込み、「値の違い」で、その値に印を付けてください"
    ENCODINGS: dict[str, str] = {
        "utf-8": "UTF-8",
        "utf-8-sig": "UTF-8",
        "utf-16": "UTF-16",
        "cp932": "Shift_JIS",
        "euc_jp": "EUC-JP",
    }
    ENCODING_TITLE = "文字の読み方を選ぶ"
    ENCODING = (
        "このファイルの文字コードを決められませんでした。日本語が正しく読めるものを選んでください。"
    )
    ENCODING_USE = "この読み方で開く"
    PASTED_NO_ORDERS = "貼り付けた文字は、注文の表ではないようです"
    NONE_FOUND = "このファイルに注文はありませんでした"
    NONE_FOUND_DO = "ダウンロードしたときの期間や条件を確かめて、もう一度ダウンロードしてください"


class OrderRepair:
    """Mending one row of an order file by hand."""

    TITLE = "{line}行目を直す"
    HINT = "左が列の名前、右がこの行の値です。値が列とずれているところで、欄を入れたり消したりして合わせてください。値は書きかえられます。ファイルそのものは変わりません。"
    TABLE = "この行の値"
    COLUMN = "列の名前"
    CELL = "この行の値"
    TOO_MANY = "（余っています）"
    NO_CELL = "（足りません）"
    INSERT = "ここに空の欄を入れる"
    TAKE_OUT = "この欄を消す"
    JOIN = "次の欄とつなげる"
    MISSING = "値が{count}個足りません。抜けているところに、空の欄を入れてください。"
    LEFT_OVER = "値が{count}個余っています。2つに分かれた値をつなげるか、余分な欄を消してください。"
    UNREADABLE = "読めない文字（�）のある値が{count}個あります。お店の画面で見て書き直してください。このままでも使えます。"
    FITS = "値の数が列の数と合いました。値が正しい列にあるか、見て確かめてください。"
    USE = "この行を使う"
    CLOSE = "直さずに閉じる"


class OrderPaging:
    """A file too large to be shown at once."""

    FOUND = "{file}　{title} の注文ファイル"
    HINT = "大きなファイルなので、1ページずつ表示します。不正に使われた注文に印を付けてください。ページを変えても、印は残ります。探す言葉は、ファイルに書いてあるとおりに入れてください。"
    FIND = "ファイル全体から探す"
    FINDING = "ファイルの中を探しています"
    TURNING = "ファイルを読んでいます"
    PREVIOUS = "前のページ"
    NEXT = "次のページ"
    WHERE = "{page:,}ページ目（{first:,}行目から {count:,}件）"
    BAD_ROWS = "　読み取れない行{count:,}行"
    FOUND_SOME = "「{words}」のある注文　{count:,}件"
    FOUND_MOST = "「{words}」のある注文　はじめの{count:,}件。言葉を足すと絞りこめます"
    USE = "選んだ{count:,}件を確かめる"


class OrderMapper:
    """Saying what the columns of an unknown table are."""

    TITLE = "列の意味を選ぶ"
    HINT = "「{file}」は、まだ知らない形の表です。見出しや中身から、列の意味を推し量りました。違うところを直してください。わからない項目は「使わない」のままで大丈夫です。"
    HINT_KNOWN = "「{file}」を読んだときの、列の意味です。違うところを直してください。わからない項目は「使わない」のままで大丈夫です。"
    HAS_HEADER = "1行目は見出し（列の名前）"
    TAB_ITEMS = "項目と列"
    TAB_SAMPLE = "ファイルのはじめ"
    SAMPLE_TABLE = "ファイルのはじめの行"
    SAMPLE_HINT = "ファイルのはじめの{count}行です。カード番号らしい数字は隠してあります。"
    ORDER = "注文と商品"
    RECIPIENT = "配送先（届け先）"
    BUYER = "発注者（注文した人）"
    MORE = "配送と購入時の記録"
    NAME_MORE = "{label}の続き（名の列）"
    PREFECTURE = "{label}の都道府県"
    ADDRESS_MORE = "{label}の続き（番地・建物）"
    NO_COLUMN = "使わない"
    COLUMN = "{name}　（{values}）"
    UNNAMED = "（見出しなし）"
    DROPPED = "{name}　（セキュリティコードなので使いません）"
    NO_VALUES = "（はじめの行では空です）"
    VALUES_JOINED = "、"
    BY_HEADER = "見出しから推定"
    BY_CONTENT = "中身から推定"
    BY_BOTH = "見出しと中身から推定"
    BY_PERSON = "選んだ列"
    BASIS = "価格の消費税"
    TAX_INCLUDED = "税込"
    TAX_EXCLUDED = "税抜"
    TAX_UNKNOWN = "わからない"
    PRICE_OF = "価格の数え方"
    PRICE_UNIT = "1個の値段"
    PRICE_LINE = "その行の個数分の合計"
    PRICE_UNIT_SO = "1個の値段（{quantity}個 × {price}円 ＝ {total}円）"
    PRICE_LINE_SO = "その行の個数分の合計（{price}円 ÷ {quantity}個）"
    PRICE_ASKED = "2個以上の注文があるため、どちらかを選んでください。「1個の値段」では、数量をかけた金額が被害額になります。"
    PRICE_NAMED_LINE = "列の名前からは、その行の個数分の合計のようです。"
    PRICE_NAMED_UNIT = "列の名前からは、1個の値段のようです。"
    PRICE_FIRST = "販売価格の数え方を選ぶと、読めます。"
    DATES = "日時の読み方"
    EXAMPLE = "{text} を {words} と読む"
    READ_AS = "{at.year}年{at.month}月{at.day}日 {at:%H:%M:%S}"
    PLATFORM = "利用したカート・モール"
    PLATFORM_HELP = "注文を受けたサービスの名前です。わからなければ、空のままで大丈夫です。"
    REMEMBER = "この対応を覚える"
    REMEMBER_HELP = "次から、同じ見出しのファイルをそのまま読めます。列の対応だけを覚え、注文の中身は残しません。"
    TITLE_OF = "対応の名前"
    NO_TITLE = "覚えるには、名前を入れてください。"
    TITLE_TAKEN = "この名前は、もとから入っている対応と同じです。別の名前にしてください。"
    NOT_ENOUGH = "注文番号の列か、配送先氏名の列を選ぶと、読めるようになります。"
    GOODS_UNUSED = "注文番号の列がないため、商品名・数量・販売価格は取り込みません。商品も取り込むときは、注文番号の列を選んでください。"
    USE = "この対応で読む"
    CLOSE = "読まずに閉じる"
    EXPORT = "対応をファイルに書き出す"
    EXPORT_KIND = "列の対応 (*.toml)"
    EXPORTED = "列の対応を「{file}」に書き出しました"
    EXPORTED_DO = (
        "ほかのパソコンでは、注文の画面にこのファイルを置くと、同じ形の注文ファイルを読めます"
    )
    FILE_TAKEN = "「{title}」は、もとから入っている対応と同じ名前です"
    FILE_TAKEN_DO = "もとからある対応で読めるため、このファイルは要りません"


class OwnLayouts:
    """The list of remembered meanings of columns."""

    TITLE = "覚えた列の対応"
    HINT = "ここにある形の注文ファイルは、列の意味をたずねずに読みます。列の対応だけを覚えていて、注文の中身は残っていません。"
    EMPTY = "覚えた対応は、まだありません。知らない形の注文ファイルを開き、列の意味を選ぶときに「この対応を覚える」に印を付けると、ここに並びます。"
    SHOW = "覚えた列の対応（{count}）"
    SHOW_LIST = "覚えた列の対応を見る"
    SHOW_HELP = "名前を変える、ファイルに書き出す、削除することができます。"
    TABLE = "覚えた列の対応"
    COLUMN_TITLE = "名前"
    COLUMN_MADE_FROM = "もとの表"
    COLUMN_KEPT_AT = "覚えた日"
    HEADERS = "見出しが{columns}の表"
    HEADERS_MORE = "見出しが{columns}など{count}列の表"
    POSITIONS = "見出しのない、{count}列の表"
    HEADER = "「{name}」"
    PLATFORM = "{made_from}（{platform}）"
    KEPT_AT = "{at.year}年{at.month}月{at.day}日"
    BROKEN = "読めないため、使っていません。削除して、もう一度、列の意味を選んでください。"
    BROKEN_WHAT = "覚えた列の対応「{title}」を読めないため、使っていません"
    BROKEN_DO = "「覚えた列の対応」の一覧から削除し、もう一度、列の意味を選んでください"
    EXPORT = "書き出す"
    RENAME = "名前を変える"
    DELETE = "削除する"
    CLOSE = "閉じる"
    DELETE_ASK = "覚えた対応「{title}」を削除しますか\n次からこの形のファイルを開くと、列の意味をもう一度たずねます。取り込んだ注文は変わりません。"
    DELETE_YES = "削除する"
    DELETE_NO = "残しておく"
    DELETED = "「{title}」を削除しました。"
    RENAMED = "名前を「{title}」に変えました。"
    RENAME_TITLE = "「{title}」の名前を変える"
    RENAME_HINT = "取り込んだ注文は変わりません。"
    RENAME_USE = "この名前にする"
    RENAME_CLOSE = "変えずに閉じる"
    NEW_TITLE = "新しい名前"
    NO_TITLE = "名前を入れてください。"
    TAKEN = "この名前の対応は、もうあります。別の名前にしてください。"


class Records:
    """The page of access records."""

    LIST = "注文の一覧（購入時の記録）"
    SEARCH = "注文を探す"
    NO_RECORD = "この注文は記録なし"
    NONE_YET = "この注文の記録はまだありません。"
    NONE_YET_ENOUGH = "この注文の記録はまだありません。e-Govに必要な分はそろっています。サーバの記録の保存は今日のうちに頼み、ここへ入れるのはあとからでも大丈夫です。"
    NO_RECORD_HELP = (
        "空いている記録の欄を、まとめて「記録なし」にします。入っている値は変えません。"
    )
    NO_RECORD_DONE = "空いている{count}個の欄を「記録なし」にしました"
    NO_RECORD_NONE = "空いている欄はありません。"
    ACT_NO_RECORD = "記録なしにする"
    SAME_FOR_ALL = "すべての注文に同じ値を入れる"
    SAME_FOR_ALL_HELP = "アクセス先はお店のサイトのIPアドレスなので、たいてい全部の注文で同じです。"
    SAME_FOR_ALL_DONE = "{count:,}件の注文に同じ値を入れました"
    SAME_FOR_ALL_NONE = "先に、この注文の「{label}」を入れてください。"
    SAME_FOR_ALL_ALREADY = "ほかの注文にも、もう同じ値が入っています。"
    SAME_FOR_ALL_ASK = "別の値が入っている注文が{count:,}件あります。その注文も置きかえますか"
    SAME_FOR_ALL_YES = "{count:,}件も置きかえる"
    SAME_FOR_ALL_NO = "空いている注文だけに入れる"
    WHY_TITLE = "ポート番号と秒が大切なわけ"
    WHY = (
        "いまのインターネットでは、1つのIPアドレスを大勢で同時に使います。"
        "IPアドレスに、ポート番号と秒までの日時がそろうと、警察が接続した人をたどりやすくなります。\n"
        "記録が見つからなくても、通報はできます。「記録なし」「確認中」も立派な返事です。"
    )
    EMPTY_TITLE = "注文がまだありません"
    EMPTY = "購入時の記録は、注文ごとに入れます。先に「注文」の画面で、注文を入れてください。"
    GO_TO_ORDERS = "注文の画面へ"
    WHOLE_CASE = "すべての注文に共通"


class LogPage:
    """Access logs on the page of access records: reading, candidates, taking over."""

    DROP = "アクセスログ（サイトへの接続の記録）をここに置く"
    DROP_HELP = (
        "サーバの管理画面からダウンロードしたままのファイルです。"
        "いくつでも、圧縮されたまま（.gz）でも大丈夫です。"
    )
    CHOOSE = "ログを選ぶ"
    CHOOSE_TITLE = "アクセスログを選ぶ"
    FILE_KINDS = "アクセスログ (*.log *.txt *.gz *.log.* access* site*);;すべてのファイル (*)"
    READING = "アクセスログを調べています"
    PROVING = "行の番号とファイルのSHA-256を確かめています"
    TRAIL_READING = "同じ人のほかの行を探しています"
    NO_ORDERS = "先に「注文」の画面で、注文を入れてください"
    NO_ORDERS_DO = "注文の番号と日時を手がかりに、ログの行を探します"

    FILES = "調べたログ：{files}"
    FILES_MORE = "{files}、ほか{count}個"
    FILE = "{name}（{format}）"
    JOINED = "、"
    ADD = "ログを足す"
    FORGET = "選び直す"
    FORGET_HELP = "調べたログを外します。記録に入れた値はそのまま残ります。"
    CLOSE = "閉じる"
    NOTICES = "調べて分かったこと（{count}件）"
    REFUSED = "読めなかったファイルがあります（{count}個）"
    CUT_OFF = (
        "「{file}」は途中で切れています。読めたところまで調べました。"
        "残りも調べるには、サーバの管理画面からもう一度ダウンロードしてください。"
    )
    SUMMARY = "{count:,}件の注文のうち、{parts}です。"
    PART_TAKEN = "記録に入れたもの{count:,}件"
    PART_CLEAR = "行が1つに決まったもの{count:,}件"
    PART_OPEN = "候補から選ぶもの{count:,}件"
    PART_NOTHING = "見つからないもの{count:,}件"
    PART_ASIDE = "「この中にない」としたもの{count:,}件"
    PART_UNSEARCHED = "まだ調べていないもの{count:,}件"
    SEE_CLEAR = "決まった{count:,}件を一覧で見る"
    NEXT_OPEN = "候補のある次の注文へ"

    TITLE = "アクセスログの候補"
    HINT = "この注文のときの行を選んでください。選んだ行の値が、下の欄に入ります。"
    UNSEARCHED = "この注文は、番号か日時が変わったか、あとから加わったので、まだ調べていません。"
    SEARCH = "選んだログから探す"
    NOTHING_DO = "記録が残っていなければ、下の「この注文は記録なし」で答えられます。"
    ASIDE = "この注文の候補は、どれも違うということにしました。"
    TAKEN = "この行を記録に入れました。下の欄に値が入っています。"
    TAKEN_BEFORE = "この注文の記録は、前に調べたログから入れてあります。下の欄に値が入っています。"
    CANDIDATE = "候補{position}　{at}"
    CANDIDATE_TAKEN = "{words}（入れてあります）"
    CANDIDATE_IP = "アクセス元　{ip}"
    USED = "この行は、注文{numbers}の記録に入れてあります。"
    TAKEN_TWICE = (
        "同じ行が、注文{numbers}の記録にも入れてあります。どの注文の行か、確かめてください。"
    )
    MORE = "ほかの候補も見る（{count}件）"
    CHOSEN = "候補{position}の行"
    RAW = "ログの行そのもの"
    FILE_OF = "ファイル {file}"
    FILE_OF_ALSO = "ファイル {file}（同じ時刻のほかの行からも補います）"
    VALUES = "この行から入る値"
    NO_IP = "入りません（アドレスの代わりに名前が書かれています）"
    CONFIRM = "この行を記録に入れる"
    CONFIRM_HELP = "空いている欄に入れます。もう入っている値は、確かめずに置きかえません。"
    NOT_HERE = "この中にない"
    AGAIN = "候補をもう一度見る"
    TRAIL = "操作ログに加える"
    TRAIL_HELP = "同じ人が購入の前後に見た画面の行を、選んで加えます。"

    DONE = "注文 {number} に、{file}の記録を入れました"
    DONE_MANY = "{count:,}件の注文に、ログの記録を入れました"
    DONE_TRAIL = "注文 {number} の操作ログに、{count:,}行を加えました"
    NO_NUMBER = "（番号なし）"
    SAME_ALREADY = "この行の値は、もうすべて入っています。"
    CHANGED_MEANWHILE = "確かめている間に、この注文の値が変わりました"
    CHANGED_MEANWHILE_DO = "今の値を見て、もう一度入れてください"
    ACT_MANY = "アクセスログの記録の取り込み（{count:,}件）"

    DIFFER_TITLE = "もう入っている値と違います"
    DIFFER = (
        "印を付けた値だけを、ログの値に置きかえます。付けなければ、今の値のままです。"
        "別の行に替えるときは、IPアドレスから元の記録の行までが1組なので、まとめて印が付きます。"
    )
    ADDS_TITLE = "同じアクセスの、もう1つのログです"
    ADDS = "今の記録にない値が、このログにあります。印を付けると、元の記録の行と一緒に書き足します。今の値は消えません。"
    ADDS_USE = "印の{count}つを書き足す"
    DIFFER_TABLE = "値の違い"
    DIFFER_OLD = "今の値：{value}"
    DIFFER_NEW = "ログの値：{value}"
    DIFFER_ALL = "すべてに印を付ける"
    DIFFER_KEEP = "空いている欄だけに入れる"
    DIFFER_USE = "印の{count}つを置きかえて入れる"
    DIFFER_NOTHING = "置きかえる値に印を付けてください"
    DIFFER_CLOSE = "入れずに閉じる"

    CLEAR_TITLE = "行が1つに決まった注文"
    CLEAR = "1行ずつ見て、違うものは印を外してください。下に、その行がそのまま出ます。"
    CLEAR_TABLE = "注文とログの行の一覧"
    CLEAR_TAKE = "{count:,}件の記録を入れる"
    CLEAR_NONE = "入れる注文に印を付けてください"
    CLEAR_CLOSE = "入れずに閉じる"
    TABLE_TIME = "%Y/%m/%d %H:%M:%S"
    COLUMN_TAKE = "入れる"
    COLUMN_ORDER = "注文番号"
    COLUMN_ORDER_AT = "注文の日時"
    COLUMN_LOG_AT = "ログの日時"
    COLUMN_IP = "IPアドレス"
    COLUMN_WHY = "理由"
    TICKED = "入れる"
    NOT_TICKED = "入れない"
    TICK_ALL = "すべてに印を付ける"
    TICK_NONE = "すべて外す"

    TRAIL_TITLE = "操作ログに加える行を選ぶ"
    TRAIL_FOUND = "購入の前後{minutes}分に、同じ人（同じアドレスとブラウザ）とみられる行が{count:,}行あります。印を付けた行だけを加えます。"
    TRAIL_MORE = "購入に近い{count:,}行を出しています。このほかに{more:,}行あります。"
    TRAIL_NONE = "購入の前後に、同じ人とみられる行は見つかりませんでした"
    TRAIL_NONE_DO = "前後の日のログがあれば、「ログを足す」で選んでください"
    TRAIL_TABLE = "同じ人とみられる行"
    TRAIL_TAKE = "{count:,}行を操作ログに加える"
    TRAIL_CHOOSE = "加える行に印を付けてください"
    TRAIL_CLOSE = "加えずに閉じる"
    COLUMN_ADD = "加える"
    COLUMN_AT = "日時"
    COLUMN_PAGE = "開いた画面"
    COLUMN_STATUS = "応答"
    ADDED = "加える"
    NOT_ADDED = "加えない"

    KEPT_TITLE = "元の記録"
    KEPT_INTRO = "ログから取り込んだ行です。証拠なので、直さずに残します。"
    KEPT_BY_HAND = "ログの行を手で貼り付ける"


# --- window: confirm, documents, e-Gov, after, contacts, notes (ui) ---------------------------
class Milestones:
    """The four states of a report; never the bare word for "finished" before the last."""

    DOCUMENTS_MADE = "書類ができた"
    SENT = "送信した"
    RECEIPT_NOTED = "到達番号を控えた"
    ACCEPTED = "被害届が受理された"
    AT = "{day} {time}"
    STATED = "{day} {time} に記録"
    STATE = "{name} {when}"
    NOT_SENT = "（送信の記録はまだありません）"
    ACT = "「{name}」の記録"
    ACT_BACK = "「{name}」の記録の取り消し"
    NOT_YET = "まだ"
    OVERVIEW = "いまどこまで進みましたか"
    TO_AFTER = "「送ったあと」を開く"
    # A form that is ready was once taken for a form that was sent.
    UNSENT = (
        "送信の記録はまだありません。書類ができても、e-Govで送信するまで警察には届きません。"
        "送信したら「送ったあと」で記録してください。"
    )


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
    WORKING = "プリンターに送っています"
    FAILED = "プリンターに送れませんでした"
    FAILED_DO = "プリンターの電源と用紙を確かめて、もう一度「印刷する」を押してください"


class Confirm:
    """確認."""

    LEVELS: dict[str, str] = {
        "invalid": "直したほうがよいところ",
        "doubt": "念のため見てほしいところ",
        "egov": "e-Govの欄に入れるもの",
        "refused": "e-Govで使えない字",
        "wanted": "できれば",
        "later": "あとで",
    }
    LEVEL_HINTS: dict[str, str] = {
        "invalid": "書かれたものはそのまま残っています。",
        "doubt": "このままでよければ、何もしなくて大丈夫です。",
        "egov": "これがそろえば、いま通報できます。",
        "refused": "決まった置きかえのない字です。ほかの字は、写すときに置きかえます。",
        "wanted": "わかる分だけで大丈夫です。",
        "later": "通報のあとで集めれば間に合います。",
    }
    HEAD = "{name}　{count}件"
    EGOV_OPEN = (
        "e-Govの欄に入れるものが、あと{count}件あります。それがそろえば、いま通報できます。"
        "ほかは空いたままで大丈夫です。早く知らせることが、いちばん大切です。"
    )
    EGOV_READY = (
        "e-Govの欄に入れるものはそろっています。いま通報できます。"
        "下の残りは、空いたままでも、あとからでも大丈夫です。早く知らせることが、いちばん大切です。"
    )
    EGOV_AMONG = "そのうち{labels}は、確かな値が入るとe-Govに写せます。"
    EGOV_WAITS = (
        "e-Govの欄のうち、まだ写せる値がないもの：{labels}。"
        "値が入れば、いま通報できます。ほかは空いたままで大丈夫です。"
    )
    COMMA = "、"
    ALL_READY = "すべてそろっています。いま通報できます。"
    INVALID_FIRST = "直したほうがよいところが{count}件あります。"
    DOUBT_FIRST = "念のため見てほしいところが{count}件あります。"
    LOOKING = "注文を確かめています（{count}件のうち{done}件）"
    FIRST = "最初の項目へ"
    ONWARD = "書類を見る"
    ANSWERS = "すべての答え"
    SECTION = "{step}：{section}"
    EMPTY = "まだ入っていません"
    FIX = "直す"
    ONE_ORDER = "{order}：{words}"
    MANY_ORDERS = "{words}（注文{all}件のうち{count}件、最初は{first}）"
    ORDER = "注文 {number}"
    NTH_ORDER = "{position}件目の注文"
    ORDERS = "注文　{count}件"
    PART = "{first}〜{last}件目"
    ORDER_OPEN = "{count}項目が未入力"
    LINE = "商品{number} "
    NOTES = "{step}　{count}件"
    NO_TIME = "日時はまだ"
    GAP = "　"


class Narrative:
    """具体的な内容, written from the answers."""

    REWRITE = "回答から書き直す"
    WRITING = "文章を作っています"
    ANSWERS_CHANGED = (
        "この文章を書きかえたあとで、ほかのページの答えが変わりました。"
        "「回答から書き直す」を押すと、両方の文章を見くらべてから選べます。"
    )
    COMPARE_TITLE = "どちらの文章を使いますか"
    COMPARE = (
        "いまの文章は、書きかえられています。新しい文章に置きかえても、"
        "「元に戻す」でいまの文章に戻せます。"
    )
    OLD = "いまの文章"
    NEW = "回答から書いた新しい文章"
    KEEP = "いまの文章を残す"
    TAKE = "新しい文章に置きかえる"


class EgovPage:
    """e-Govに写す."""

    NOT_SENT = (
        "送信の記録はまだありません。ここで写し終えても、e-Govの画面で送信するまで通報は届きません。"
        "最後に送信して、到達番号が出たら送信できています。"
    )
    CHARACTERS = (
        "e-Govで使えない文字は、使える文字に置きかえて写します（例：髙→高）。"
        "申出書には元の字のまま入ります。"
        "それでも使えないと言われたときは、その字だけをひらがななどに置きかえてください。"
    )
    COPY_TITLE = "e-Govの順に写す"
    COUNT = "{count}個のうち{done}個を写しました。"
    CONTINUE = "次の欄へ"
    SAVE = "すべてをテキストで保存"
    SAVING = "テキストを保存しています"
    SAVED = "保存しました：{name}"
    PATTERN = "テキスト (*.txt)"
    RESET = "印をすべて消す"
    RESET_ASK = "写した印をすべて消して、はじめから写し直しますか。書いた内容は消えません。"
    REQUIRED = "必須"
    UNCONFIRMED_HINT = "e-Govの画面での名前や決まりを確かめられていません。画面に合わせてください。"
    NEXT_MARK = "次はここ"
    COPY = "コピー"
    COPY_OF = "{label}をコピーする"
    TICK_OF = "{label}を写した"
    ENTER = "入力する"
    CHANGE = "直す"
    MEND_OF = "{label}の字を直す"
    TO_DOCUMENTS = "書類のページへ"
    NOTHING = "空のままで大丈夫です"
    MISSING = "まだ入っていません。"
    NOT_SAVED = "申出書のPDFを、まだ保存していません。"
    CHANGED = "コピーしたあとで内容が変わりました。もう一度コピーしてください。"
    CUT = "…（続きもすべてコピーされます）"


class Transcription:
    """The small window that stays on top while one copies into e-Gov."""

    OPEN_PANEL = "小さな窓で写す"
    OPEN_PANEL_HELP = (
        "「小さな窓で写す」を押すと、いつも手前に出る小さな窓が開きます。"
        "e-Govのアプリの横に置いて、コピーと貼りつけを順に進めます。"
        "途中で閉じても、写したところまで覚えています。"
    )
    TITLE = "e-Govに写す"
    COUNT = "{done} / {count}"
    MENU = "⋯"
    MENU_NAME = "そのほかの操作"
    UNTICK = "最後の印を取り消す"
    UNTICKED = "「{label}」の印を取り消しました。"
    EMPTY_CLIPBOARD = "転記の窓を閉じるとき、クリップボードを空にする"
    EMPTY_CLIPBOARD_HELP = (
        "e-Govに写すためにコピーした名前や住所を、貼りつけられるままにしないためです。"
        "Windowsのクリップボードの履歴を使っているときは、履歴に残ることがあります。"
        "ほかのソフトでコピーしたものは消しません。"
    )
    ENTER = "（Enterキー）"
    PASTE = "Ctrl+V"
    PASTE_MAC = "⌘V"
    WRITING = "文を書き直しています。少し待ってから、もう一度押してください。"
    ON_CLIPBOARD = "「{label}」をコピーしました。e-Govの欄に貼りつけてください（{keys}）。"
    ON_CLIPBOARD_CHOICE = "「{label}」をコピーしました。e-Govの一覧から、同じ言葉を選んでください。"
    CHOOSE = "e-Govの一覧から、これを選びます。"
    CHOSEN = "選んだ"
    TICK = "写した"
    ATTACHED = "添付した"
    DONE = "写しました"
    CHANGED = "変わりました"
    FILES_CHANGED = "添付するものが変わりました。e-Govで添付し直してください。"
    NO_VALUE = "値がありません"
    NO_VALUE_LONG = "値がありません。"
    NO_FILE = "まだありません"
    WRITE = "書く"
    OPEN = "〓が残っています"
    WRONG = "直すところがあります"
    ASK_OPEN = (
        "まだ「〓」が残っています。e-Govで使えない字の場所です。"
        "このまま写すと、「〓」がそのまま入ります。"
    )
    ASK_OPEN_ON_PAGE = (
        "「{label}」には、まだ「〓」が残っています。このままコピーしますか。\n"
        "e-Govで使えない字の場所です。このままコピーすると、「〓」がそのまま入ります。"
    )
    MEND_OPEN = "先に字を直す"
    COPY_OPEN = "〓のままコピー"
    MORE = "くわしく"
    LESS = "閉じておく"
    WHOLE = "全部は申出書のPDFに入ります。"
    LIMIT_SEEN = "文字数の上限が出ていた"
    LIMIT_LINE = "{label}の文字数の上限"
    LIMIT_EXAMPLE = "例 500"
    LIMIT_UNIT = "文字まで"
    LIMIT_TAKE = "決める"
    LIMIT_CHANGE = "変える"
    LIMIT_REMOVE = "上限を消す"
    LIMIT_KNOWN = "画面で見た上限：{limit}文字"
    LIMIT_WRONG = "e-Govの画面に出ていた数を、数字だけで入れてください（例 500）。"
    DRAG = "下のファイルを、ここからe-Govの画面へ引っぱって入れられます。"
    SHOW_FILE = "フォルダーで見る"
    COPY_PATH = "場所をコピー"
    PATH_COPIED = "ファイルの場所をコピーしました。e-Govでファイルを選ぶときに貼りつけられます。"
    ALL_COPIED = "写し終わりました"
    SOME_COPIED = "値のある欄は写しました"
    NO_FILES = (
        "添付書類がまだありません。書類のページで申出書のPDFを保存して、e-Govで添付してください。"
    )
    NOT_SENT = "e-Govの画面で送信するまで、通報は届きません。内容を確かめて送信してください。"
    SENT_ALREADY = "送信したことは「送ったあと」に記録してあります。"
    TO_AFTER = "送ったあとのページへ"
    STILL_MISSING = "値がないまま残っている欄：{labels}"
    EMPTIES = (
        "この窓を閉じると、コピーした内容をクリップボードから消します。"
        "Windowsのクリップボードの履歴を使っているときは、履歴に残ることがあります。"
    )
    SENT = "送信した"
    CLOSE = "閉じる"


class Documents:
    """書類."""

    OPEN_FOLDER = "フォルダーを開く"
    SAVE = "PDFを保存する"
    PRINT = "印刷する"
    DRAW_AGAIN = "表示し直す"
    WITH_NOTES = "警察とのやりとりも印刷する"
    PATTERN = "PDF (*.pdf)"
    DRAWING = "申出書を作っています"
    CHECKING = "文字を確かめています"
    SAVING = "申出書を保存しています"
    SAVED = (
        "保存しました：{name}。これで「書類ができた」ところまで来ました。"
        "送信はまだです。次は、e-Govに写して送ります。"
    )
    PRINTED = "{count}ページをプリンターに送りました。これで「書類ができた」ところまで来ました。送信はまだです。"
    SAVED_IS_OLD = "保存したあとで答えが変わりました。もう一度PDFを保存してください。"
    PRINTED_IS_OLD = "印刷したあとで答えが変わりました。要るときは、もう一度印刷してください。"
    MISSING = (
        "まだ空いている項目が{count}個あります。このまま保存や印刷をして大丈夫です。"
        "空いた欄には、あとから手で書けます。"
    )
    TO_CONFIRM = "足りないものを見る"
    TO_MEND = "直したほうがよい値が{count}個あります。"
    TO_MEND_MADE = "直したほうがよい値が{count}個、そのまま入っています。"
    SHOW_TO_MEND = "直すところを見る"
    UNPRINTABLE = (
        "この申出書で印刷できない文字が{count}か所あります。ひらがななど、別の書きかたに直せます。"
    )
    UNPRINTABLE_MORE = "ほか{count}か所"
    ASK_UNPRINTABLE = (
        "印刷できない文字が{count}か所あります。このまま続けますか。"
        "その文字は、紙では「〓」などに置きかわります。"
    )
    GO_ON = "このまま続ける"
    MEND = "先に直す"
    NO_FOLDER = "フォルダーを開けませんでした。"
    NO_FOLDER_DO = "次の場所を、ファイルの一覧から開いてください。{folder}"


class AttachedFiles:
    """書類: the files that are handed over beside the 申出書."""

    TITLE = "添付するファイル"
    HELP = (
        "画面の写真、注文メール、記録などを、申出書といっしょに出せます。"
        "加えたファイルは、e-Govで使える名前を付けた写しになります。元のファイルは変わりません。"
    )
    KINDS = (
        "受け付けられる種類は未確認です。PDFかJPEGが確実です。"
        "カード番号の全部やパスワードが写っていないか、確かめてから出してください。"
    )
    OPEN = "開く"
    CLOSE = "閉じる"
    OPEN_OF = "添付するファイルの一覧を開く"
    CLOSE_OF = "添付するファイルの一覧を閉じる"
    SUMMARY = "{count}個　合計 {size}"
    SUMMARY_NONE = "画面の写真や記録を、申出書に添えられます。"
    SUMMARY_STATION = "　／　警察署で渡すもの {count}個"
    OVER = "目安の上限を超えています。"
    LOST = "見つからないファイルがあります。"
    DROP = "ここにファイルを置いてください（まとめて置けます）。"
    CHOOSE = "ファイルを選ぶ"
    ALL_FILES = "すべてのファイル (*)"
    OPEN_FOLDER = "写しのフォルダーを開く"
    STATEMENT = "申出書"
    STATEMENT_NOT_SAVED = "まだ保存していません。上の「PDFを保存する」で作ると、ここに入ります。"
    STATEMENT_SIZE = "{size}　　いつも最初に添付します"
    ORIGINAL = "元の名前：{name}　　{size}"
    ORIGINAL_SAME = "{size}"
    SMALLER = "写真を小さくした写し　　{line}"
    ATTACH_OF = "{name}を添付する"
    VANISHED = (
        "「{name}」が見つかりません。このままでは添付されません。"
        "一覧から外して、元のファイルをもう一度加えてください。"
    )
    EMPTY = "中身が空のファイルです。元のファイルが開けるか、確かめてください。"
    MENU = "操作"
    MENU_OF = "{name}の操作"
    UP = "上へ"
    DOWN = "下へ"
    TO_STATION = "警察署で渡す"
    FROM_STATION = "e-Govで添付する"
    FULL_SIZE = "元の大きさに戻す"
    REMOVE = "一覧から外す"
    STATION_TITLE = "警察署で渡すもの"
    STATION_HELP = "e-Govには添付しません。警察署に行くとき、USBメモリーや紙にして持っていきます。"
    UNDO = "元に戻す"
    COPYING = "ファイルを写しています"
    SHRINKING = "写真を小さくしています"
    RENAMING = "名前を変えています"
    ADDED = "{count}個のファイルを加えました。"
    SHRUNK = "{count}枚を小さくしました（{before} → {after}）。元の大きさの写しも残っています。"
    PLACE_DROPPED = "撮影した場所などの記録は、小さくした写しには入れていません。"
    NOT_SHRUNK = "{count}枚は小さくできませんでした"
    LEFT_OUT = "添付から外しました：{names}。一覧には残っています。"
    TO_STATION_DONE = "「警察署で渡すもの」に移しました：{names}"
    REMOVED = "「{name}」を一覧から外しました。写しはフォルダーに残っています。"
    FULL_DONE = "「{name}」を元の大きさに戻しました。"
    FULL_LOST = ("元の大きさの写しが見つかりません", "元の写真を、もう一度加えてください")
    NAMES = "、"
    ONLY_STATEMENT = (
        "申出書だけで目安の上限を超えています。"
        "e-Govの画面で添付できないときは、印刷して警察署に持っていけます。"
    )
    UNSAFE_NAME = (
        "「{name}」という名前は、e-Govで受け付けられないことがあります。"
        "使えるのは、かな・漢字・英数字と「_」で、全角15文字までです。"
    )
    SAME_NAME = (
        "「{name}」と同じ名前のファイルが、添付するファイルにもあります。"
        "e-Govでは、ちがう名前にします。"
    )
    CHANGE_LIMIT = "上限を変える"
    LIMIT_TITLE = "e-Govの画面に出ている上限"
    LIMIT_LABEL = "合計の大きさ（MB）"
    LIMIT_HELP = "画面に上限が出ていたら、その数字を入れてください。すべての案件で使います。"
    LIMIT_WRONG = "1から10000までの数字で入れてください（例：99）。"
    LIMIT_SET = "この上限にする"
    LIMIT_FORGET = "はじめの目安に戻す"
    RENAME = "使える名前に変える"
    RENAMED = "名前を「{name}」に変えました。"


class Contacts:
    """相談窓口."""

    TITLE = "相談窓口"
    INTRO = (
        "一人で抱えず、まず誰かに話すだけでも大丈夫です。電話は混み合うことがあります。"
        "うまく伝わらなかったときは、そのことをほかの窓口に相談できます。"
        "相手の部署、お名前、内線番号を書きとめておくと、次の電話が楽になります。"
    )
    SEARCH = "さがす"
    SEARCH_EXAMPLE = "名前、番号、困っていること（例：9110、フィッシング、荷物）"
    FOUND = "{count}件見つかりました。"
    NOT_FOUND = "見つかりませんでした。短い言葉で探すか、#9110 に聞いてみてください。"
    PRINT = "一覧を印刷する"
    PRINTED = "印刷した日　{year}年{month}月{day}日"
    FOR_SHOP: dict[str, str] = {
        "yes": "お店が使えます",
        "if": "条件が合えば、お店が使えます",
        "no": "お店の被害には使いません",
    }
    WHEN = "こんなとき"
    PURPOSE = "何の窓口か"
    HOURS = "受付"
    WILL = "してくれること"
    WONT = "しないこと"
    PREPARE = "用意するもの"
    NOTE = "ひとこと"
    LIST = "、"
    GAP = "　"
    PHONE = "電話"
    PAGE = "ページ"
    COPY = "番号をコピー"
    COPY_OF = "{number}をコピーする"
    COPIED = "コピーしました"
    OPEN = "ページを開く"
    OPEN_OF = "{name}のページを開く"
    ORIGIN = "出典：{source}（{grade}、{day}）"
    GRADES: dict[str, str] = {
        "A": "公式の情報をもとに記載",
        "B": "二次情報や一般的な手順をもとに記載",
        "?": "未確認",
    }
    REACHED = "連絡した日時：　　　　　　　　　　　　　相手の部署・お名前・内線："


class After:
    """送ったあと."""

    STATES = "いまどこまで進みましたか"
    STATES_HINT = (
        "4つは別々のことです。「書類ができた」は、保存か印刷をすると自動で記録します。"
        "ほかは自動では変わりません。済んだものだけ、ご自分で記録してください。"
    )
    STATE_IT = "記録する"
    STATE_OF = "「{name}」と記録する"
    TAKE_BACK = "取り消す"
    TAKE_BACK_OF = "「{name}」の記録を取り消す"
    NUMBER_NOTED = (
        "到達番号が入っています。控えたことも、「到達番号を控えた」の「記録する」で残しておけます。"
    )
    TIME_NOTED = (
        "送信した日時が入っています。送信できたことも、「送信した」の「記録する」で残しておけます。"
    )
    SKIPPED = "「{name}」はまだ記録していません。済んでいれば、そちらも記録できます。このままでも大丈夫です。"

    ASK_SENT = "送信した日時"
    ASK_SENT_KNOWN = "上の「送信した日時」の値です。直すと、上の欄も変わります。"
    ASK_SENT_RECEIPT = "到達番号の先頭にある日時を入れました。ちがうときは直してください。"
    ASK_SENT_NOW = (
        "今の日時を入れました。ちがうときは直してください。わからないときは空のままで記録できます。"
    )
    ASK_DAY = "受理された日"
    ASK_DAY_HINT = "今日の日付を入れました。ちがうときは直してください。わからないときは空のままで記録できます。受理番号は「警察とのやりとり」に書けます。"
    ASK_NUMBER = "到達番号がまだ入っていません"
    ASK_NUMBER_HINT = "番号は、画面から消える前に写しておくと安心です。紙などに控えてあれば、番号を入れずに記録することもできます。"
    RECORD = "この内容で記録する"
    RECORD_WITHOUT = "番号を入れずに記録する"
    ENTER_NUMBER = "到達番号を入れる"
    LEAVE = "やめる"
    TAKEN_BACK = "「{name}」の記録を取り消しました。"
    TAKEN_BACK_SENT = "「{name}」の記録を取り消しました。送信した日時の欄は、そのままです。"
    UNDO = "元に戻す"
    ACCEPTED = "{when}　受理番号 {number}"
    ENTER_ACCEPTANCE = "受理番号を書く"
    ENTER_ACCEPTANCE_ASK = "受理番号はまだ書かれていません。番号は「警察とのやりとり」に書きます。"

    CHECKLIST = "送信したあとのチェックリスト"
    CHECKED = "{count}件のうち{done}件が済みました"

    READ = "最初に読まれるのはいつか"
    READ_SENT = "{day}に送信したとき"
    READ_TODAY = "今日（{day}）送信すると"
    CONTACTS = "相談窓口を見る"

    PHONE = "電話でこう伝えます"
    PHONE_HINT = "入力した内容から作りました。コピーして、メモにもできます。"
    PHONE_COPY = "コピー"
    PHONE_COPY_OF = "電話で伝える文章をコピー"
    PHONE_COPIED = "コピーしました"


class PhoneWords:
    """What one says when phoning the police station about a 被害届."""

    FROM = "{firm}の{name}と申します。"
    FROM_FIRM = "{firm}の者です。"
    FROM_NAME = "ネットショップを営んでいる{name}と申します。"
    FROM_NOBODY = "ネットショップを営んでいる者です。"
    WHAT = "当店{shop}で、クレジットカードの不正利用と思われる注文が{count}ありました。"
    SHOP = "「{name}」"
    COUNT = "{count}件"
    REPORTED = "{day}に、e-Govで「サイバー事案に関する通報」を送っています。"
    REPORTED_ONCE = "e-Govで「サイバー事案に関する通報」を送っています。"
    RECEIPT = "到達番号は{number}です。"
    ASK = "被害届のことで相談したいので、担当の係の方につないでいただけますか。うかがう日時と、持っていくものも教えてください。"


class NotesPage:
    """警察とのやりとり."""

    ADD = "やりとりを追加する"
    ORDER = "並べかた"
    NEWEST_FIRST = "新しい順"
    OLDEST_FIRST = "古い順"
    PRINT = "申出書と一緒に印刷する"
    PRINT_HINT = "申出書のうしろに、このページの内容を付けます。"
    EMPTY = (
        "まだ記録がありません。電話や訪問のたびに、日時と、担当の方のお名前・内線番号を"
        "書いておくと、次の連絡がとても楽になります。"
    )
    NOW = "いまの日時を入れる"
    DELETE = "このやりとりを削除する"
    DELETED = "やりとりを1件削除しました。"
    UNDO = "元に戻す"
    NO_TIME = "日時はまだ"
    WHEN = "{day} {time}"
    EXTENSION = "内線 {number}"
    RECEIPT = "受理番号 {number}"
    NOTHING_SAID = "話した内容はまだ書かれていません"
    GAP = "　"


# --- commands ---------------------------------------------------------------------------------


class Commands:
    """The commands without a window."""

    DESCRIPTION = "通報ウィザード（引数なしで起動すると、ウィンドウが開きます）"
    USAGE = "使い方: "
    GIVEN = "指定するもの"
    OPTIONS = "付けられるもの"
    COMMANDS = "ウィンドウを開かずにできること"
    COMMAND = "コマンド"
    SHOW_HELP = "この説明を表示する"
    SHOW_VERSION = "版の番号を表示する"
    HELP: dict[str, str] = {
        "new": "新しい案件ファイルを作る",
        "import": "注文ファイル、送り状の一覧、アクセスログを案件に取り込む",
        "show": "すべての回答と注文を表示する",
        "check": "足りない項目、直したほうがよい項目を表示する",
        "export": "申出書PDFとe-Gov転記用テキストを作る",
        "verify": "案件ファイルが壊れていないか確かめる",
        "self-test": "プログラムがこのパソコンで動くか確かめる",
    }
    CREATED = "案件を作りました：{path}"
    CASE_FILE = "案件ファイル（.tsuho）"
    AS_JSON = "JSONで表示する"
    SAMPLE = "架空の見本を入れる"
    ANSWERS = "回答を書いたTOMLファイル"
    FILES = "注文ファイル、送り状の一覧、アクセスログ（いくつでも）"
    ORDERS = "取り込む注文番号（カンマ区切り。書かなければ全部）"
    ORDERS_EMPTY = "「--orders」に注文番号がありません"
    ORDERS_EMPTY_DO = (
        "番号をカンマで区切って書くか、全部を取り込むときは「--orders」を外してください"
    )
    LAYOUT_UNUSED = (
        "「--layout」は注文ファイルの形式の名前です。アクセスログだけだったので、使っていません。"
    )
    LAYOUT = "注文ファイルの形式の名前"
    ACCEPT_MATCHES = "アクセスログの行のうち、まちがいのないものを購入時の記録に入れる"
    TO = "書類を作るフォルダー"
    IMPORTED = "新しい注文{new}件を取り込み、{filled}件の空いた項目を埋めました（変わらないもの{same}件）。"
    DIFFERENT = "注文{number}の「{label}」は今の値「{old}」のままにしました（ファイルの値は「{new}」です）。"
    DIFFERENT_HELD = "注文{number}の「{label}」は空のままにしました。ファイルの値は「{new}」ですが、ほかの値が合わず、別の人や荷物、商品の値かもしれません。"
    LINE_LACKS = (
        "注文{number}にない商品がファイルにあります（{label}「{new}」）。取り込んでいません。"
    )
    SEARCHED = "アクセスログで注文{asked}件の購入の行を探し、{taken}件の購入時の記録を入れました。"
    NO_ORDERS = "案件に注文がないため、アクセスログでは何も探していません。"
    UNDECIDED_DO = "画面の「注文」のページに置くと、文字の読み方を見くらべて選べます"
    STOPPED = "やめました。案件は元のままです。"
    UNEXPECTED = "思わぬことが起きて、できませんでした。もう一度試し、続くときは記録（{log}）を開発者に見せてください。"
    NO_REASON = "理由はわかりませんでした"
    REASONS: dict[str, str] = {
        "EACCES": "許可がありません",
        "EPERM": "許可がありません",
        "EROFS": "読み取り専用の場所です",
        "ENOENT": "場所が見つかりません",
        "EEXIST": "同じ名前のファイルがあります",
        "ENOTDIR": "フォルダーではありません",
        "EISDIR": "ファイルではなくフォルダーです",
        "ENOSPC": "空き容量がありません",
        "ENAMETOOLONG": "名前が長すぎます",
    }
    CASE_NUMBER = "整理番号　{number}"
    ANSWER = "{owner}　{label}：{value}"
    NTH_ORDER = "{position}件目"
    LEVELS: dict[str, str] = {
        "invalid": "直す",
        "egov": "e-Govに必要",
        "refused": "e-Govで使えない字",
        "wanted": "できれば",
        "later": "あとで",
        "doubt": "念のため",
    }
    PROBLEM = "［{level}］{message}"
    CHECKED = "確認する項目は{count}件です。"
    WRITTEN = "作りました：{path}"
    WHOLE = "案件ファイルは壊れていません。"
    SELF_TEST = (
        "通報ウィザード {version}：見本の注文{orders}件、申出書{pages}ページ、すべて動きました。"
    )
    BAD_ARGUMENTS = "コマンドの指定「{typed}」が正しくありません"
    BAD_ARGUMENTS_DO = "「tsuho-wizard --help」で使い方を確かめてください"
    SYSTEM_REFUSED = (
        "ファイルを読み書きできませんでした。{reason}。"
        "場所と空き容量を確かめて、もう一度実行してください。"
    )


class Files:
    """Names of the files that are made."""

    STATEMENT = "申出書_{day}.pdf"
    EGOV_TEXT = "eGov転記_{day}.txt"
    ATTACHED_FOLDER = "添付_{day}"
    ATTACHED = "添付"  # the name of a file whose own has nothing that e-Gov takes
    STATEMENT_STEM = "申出書"
    SMALLER = "{stem}_小.jpg"
