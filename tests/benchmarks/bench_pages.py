# SPDX-License-Identifier: GPL-2.0-or-later
"""How large pages are, and how soon Chromium shows them with the network off.

    ./run bench pages FILE.html...

Give reports and maps that entries wrote (``REPORT``, ``MAP``). A report is there when the page
has loaded, a map when it is drawn; the best of ``--times`` (3) is told, and what the console said.
Needs python3-selenium, chromium and chromium-driver.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

WAIT_S = 60
SHOWN = """
var done = arguments[0];
(function look() {
  var html = document.documentElement;
  if (document.getElementById("map-page") === null || html.dataset.drawn) {
    done(performance.now());
  } else { setTimeout(look, 10); }
}());
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    try:
        from browser.chromium import start
    except ImportError:
        sys.exit("python3-selenium is not installed")
    browser = start()
    browser.set_script_timeout(WAIT_S)
    try:
        for page in options.pages:
            shown = []
            for _ in range(options.times):
                browser.get(page.resolve().as_uri())
                shown.append(browser.execute_async_script(SHOWN))
            said = [line for line in browser.get_log("browser") if line["level"] == "SEVERE"]
            print(
                f"{page.name}: {page.stat().st_size / 1e6:.2f} MB, there after "
                f"{min(shown) / 1000:.2f} s, errors in the console: {len(said)}"
            )
    finally:
        browser.quit()


if __name__ == "__main__":
    main()
