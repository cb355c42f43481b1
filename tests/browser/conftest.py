"""A real browser: Chromium without a screen and without a network."""

import shutil

import pytest

webdriver = pytest.importorskip(
    "selenium.webdriver", reason="python3-selenium is not installed for this interpreter"
)
from selenium.webdriver.chrome.service import Service  # noqa: E402

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


@pytest.fixture(scope="session")
def chromium():
    driver = shutil.which("chromedriver")
    if driver is None or not (shutil.which("chromium") or shutil.which("google-chrome")):
        pytest.skip("Chromium and its driver (Debian: chromium chromium-driver) are not here")
    options = webdriver.ChromeOptions()
    for option in OPTIONS:
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(options=options, service=Service(driver))
    browser.execute_cdp_cmd("Network.enable", {})
    browser.execute_cdp_cmd(
        "Network.emulateNetworkConditions",
        {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0},
    )
    yield browser
    browser.quit()


@pytest.fixture
def browser(chromium):
    """The browser with an empty log; afterwards no page may have reported an error."""
    for kind in ("browser", "performance"):
        chromium.get_log(kind)
    yield chromium
    errors = [line["message"] for line in chromium.get_log("browser") if line["level"] == "SEVERE"]
    assert errors == []
