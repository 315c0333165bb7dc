"""A user agent in plain words, beside the raw string; it is what the other side claims.

ua-parser's rules are pure Python data; they are built at the first question (about 0.2 s).
"""

from __future__ import annotations

import ua_parser

from wizard import texts

_SAYS = texts.UserAgents
_LONGEST = 1000  # characters that are looked at: the rules are slow on endless ones
_TOOLS = ("curl", "wget", "python", "java/", "okhttp", "go-http-client", "axios", "libwww", "postman", "guzzle", "ruby", "perl", "node-fetch", "headless")  # fmt: skip
_NEW_WINDOWS = ("10", "11")  # both call themselves NT 10.0
_FROZEN_ANDROID = "K"  # the model that newer browsers always name, together with Android 10


def hint(user_agent: str) -> str:
    """Return what a user agent claims to be, one line in Japanese; empty for an empty one."""
    text = user_agent.strip()[:_LONGEST]
    if not text:
        return ""
    found = ua_parser.parse(text)
    browser = _browser(found.user_agent)
    if found.device is not None and found.device.family == "Spider":
        return _SAYS.ROBOT.format(browser=browser or text.split("/")[0][:40])
    if any(text.casefold().startswith(word) for word in _TOOLS) or "headless" in text.casefold():
        return _SAYS.TOOL.format(browser=browser or text.split("/")[0][:40])
    system = _system(found.os, found.device)
    if browser and system:
        return _SAYS.BROWSER_AND_SYSTEM.format(browser=browser, system=system)
    if browser:
        return _SAYS.BROWSER.format(browser=browser)
    return _SAYS.SYSTEM.format(system=system) if system else _SAYS.UNKNOWN


def _browser(found: ua_parser.UserAgent | None) -> str:
    if found is None:
        return ""
    return f"{found.family} {found.major}" if found.major else found.family


def _system(found: ua_parser.OS | None, device: ua_parser.Device | None) -> str:
    if found is None:
        return ""
    version = ".".join(part for part in (found.major, found.minor) if part)
    if found.family == "Windows":
        new = version in _NEW_WINDOWS
        return (
            _SAYS.WINDOWS_NEW if new else _SAYS.WINDOWS.format(version=version).replace("  ", " ")
        )
    if found.family == "iOS":
        words = _SAYS.IPAD if device is not None and device.family == "iPad" else _SAYS.IPHONE
        return words.format(version=version)
    if found.family == "Android":
        return _android(version, device)
    plain = {"Mac OS X": _SAYS.MAC, "Chrome OS": _SAYS.CHROME_OS}
    if found.family in plain:
        return plain[found.family]
    return _SAYS.LINUX if found.family in ("Linux", "Ubuntu", "Fedora") else found.family


def _android(version: str, device: ua_parser.Device | None) -> str:
    model = device.model if device is not None else None
    if model == _FROZEN_ANDROID or not version:
        return _SAYS.ANDROID_PLAIN
    if not model or model.startswith("Generic"):
        return _SAYS.ANDROID.format(version=version)
    return _SAYS.ANDROID_MODEL.format(version=version, model=model)
