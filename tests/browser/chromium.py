# SPDX-License-Identifier: GPL-2.0-or-later
"""Chromium without a screen and without a network, for tests and benchmarks."""

import shutil

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

OPTIONS = (
    "--headless=new",
    # Chromium refuses to start its sandbox for root, which containers run as.
    "--no-sandbox",
    "--disable-dev-shm-usage",
    # The map is drawn by WebGL; without a graphics card Chromium draws it itself.
    "--enable-unsafe-swiftshader",
    # Nothing can be reached, whatever a page asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--window-size=1200,900",
)


def missing():
    """Whether there is no Chromium with its driver."""
    return shutil.which("chromedriver") is None or not (
        shutil.which("chromium") or shutil.which("google-chrome")
    )


def start():
    """A browser that is offline; end it with ``quit()``."""
    options = webdriver.ChromeOptions()
    for option in OPTIONS:
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    browser.execute_cdp_cmd("Network.enable", {})
    state = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
    browser.execute_cdp_cmd("Network.emulateNetworkConditions", state)
    # What a browser without a network tells its pages; not every version does so when it
    # only emulates that.
    script = "Object.defineProperty(Navigator.prototype, 'onLine', {get: () => false})"
    browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})
    return browser
