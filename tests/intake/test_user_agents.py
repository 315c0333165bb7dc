"""A user agent in plain words."""

import pytest

from tests.intake.log_making import CHROME
from wizard.intake.user_agents import hint

IOS = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15"
ANDROID = "Mozilla/5.0 (Linux; Android {v}; {m}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (CHROME, "Chrome 126（Windows 10か11のパソコン）と名乗っています"),
        (CHROME.replace("NT 10.0", "NT 6.1"), "Chrome 126（Windows 7のパソコン）と名乗っています"),
        (IOS, "Mobile Safari 17（iPhone、iOS 17.5）と名乗っています"),
        (MAC, "Safari 17（Macのパソコン）と名乗っています"),
        (
            ANDROID.format(v=10, m="K"),
            "Chrome Mobile 126（Androidのスマートフォンかタブレット）と名乗っています",
        ),
        (
            ANDROID.format(v=14, m="SO-51E"),
            "Chrome Mobile 126（Android 14、機種 SO-51E）と名乗っています",
        ),
        ("curl/8.1", "ブラウザではないソフト（curl 8）と名乗っています"),
        ("python-requests/2.31", "ブラウザではないソフト（Python Requests 2）と名乗っています"),
        (
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.example.com/bot.html)",
            "自動で巡回するプログラム（Googlebot 2）と名乗っています",
        ),
        ("架空ブラウザ", "よく知られたブラウザの名乗り方ではありません"),
        ("  ", ""),
    ],
)
def test_hint(agent: str, words: str) -> None:
    assert hint(agent) == words


def test_an_endless_user_agent_is_looked_at_in_part() -> None:
    assert hint("a" * 1_000_000) == hint("a" * 1000)
