# SPDX-License-Identifier: GPL-2.0-or-later
"""A real browser, with the network off."""

import pytest

pytest.importorskip("selenium", reason="python3-selenium is not installed for this interpreter")


@pytest.fixture(scope="session")
def chromium():
    from browser.chromium import missing, start

    if missing():
        pytest.skip("Chromium and its driver (Debian: chromium chromium-driver) are not here")
    browser = start()
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
