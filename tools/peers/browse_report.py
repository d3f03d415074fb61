#!/usr/bin/env python3
"""Opens an HTML report in headless Chromium, uses it as a person would, and prints what it saw as JSON.

    browse_report.py REPORT [SCREENSHOT_DIRECTORY]

The report must have at least three entries, the first of which has two pictures. Needs selenium, chromium and
chromium-driver. With a directory, screenshots in light and dark are left in it.
"""

import json
import sys
import time
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait


def open_browser(*arguments):
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,860", *arguments):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))


class Report:
    def __init__(self, browser):
        self.browser = browser

    def find(self, selector):
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def text(self, selector):
        return self.find(selector).text

    def names(self):
        return [item.text for item in self.browser.find_elements(By.CSS_SELECTOR, "#list .name")]

    def press(self, *keys):
        for key in keys:
            ActionChains(self.browser).send_keys(key).perform()

    def mode(self):
        return self.browser.execute_script("return document.body.dataset.mode")

    def run(self, script):
        return self.browser.execute_script("return " + script)

    def clip(self):
        return self.run("document.querySelector('.pair').children[1].style.clipPath")

    def pictures_are_loaded(self):
        script = "[...document.querySelectorAll('.picture')].every(i => i.complete && i.naturalWidth > 0)"
        return WebDriverWait(self.browser, 20).until(lambda _: self.run(script))


def drive_slider(report):
    seen = {"mode": report.mode(), "loaded": report.pictures_are_loaded(), "start": report.clip()}
    report.press(Keys.ARROW_RIGHT)
    seen["afterKey"] = report.clip()
    pair = report.find(".pair")
    ActionChains(report.browser).move_to_element_with_offset(pair, -pair.size["width"] // 4, 0).click().perform()
    seen["afterClick"] = report.clip()
    report.run("(p => { p.value = 90; p.dispatchEvent(new Event('input')); })(document.getElementById('position'))")
    seen["afterRange"] = report.clip()
    seen["rendering"] = report.run("getComputedStyle(document.querySelector('.picture')).imageRendering")
    return seen


def drive_keyboard(report):
    report.press(Keys.ESCAPE)
    seen = {"modes": []}
    for key in "12345":
        report.press(key)
        seen["modes"].append(report.mode())
        report.pictures_are_loaded()
    report.press("3")
    report.press("0")
    before = report.text("#zoom")
    report.press("+")
    seen["zoom"] = [before, report.text("#zoom")]
    report.press("0")
    first = report.text("#title")
    report.press(Keys.ARROW_DOWN)
    second = report.text("#title")
    report.press("k")
    seen["titles"] = [first, second, report.text("#title")]
    report.press("2")
    labels = [report.text("figcaption")]
    report.press(" ")
    labels.append(report.text("figcaption"))
    report.press("1")
    seen["blink"] = len(set(labels))
    return seen


def drive_filter(report):
    names = report.names()
    report.press("/")
    report.press(*"zzz-nothing")
    seen = {"all": len(names), "none": len(report.names()), "message": report.text("#message")}
    report.find("#filter").clear()
    report.find("#filter").send_keys(names[1])
    seen["one"] = report.names() == [n for n in names if names[1].lower() in n.lower()]
    seen["sum"] = report.text("#sum")
    report.find("#filter").send_keys(Keys.CONTROL, "a")
    report.find("#filter").send_keys(Keys.DELETE, Keys.ESCAPE)
    Select(report.find("#sort")).select_by_value("name")
    seen["sorted"] = report.names() == sorted(names)
    Select(report.find("#sort")).select_by_value("worst")
    seen["worst"] = report.names()[0]
    options = Select(report.find("#state")).options
    Select(report.find("#state")).select_by_index(1)
    seen["state"] = [options[1].text, len(report.names())]
    Select(report.find("#state")).select_by_index(0)
    Select(report.find("#sort")).select_by_value("given")
    return seen


def requests(browser):
    """The address of everything the page asked for."""
    found = []
    for line in browser.get_log("performance"):
        message = json.loads(line["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            found.append(message["params"]["request"]["url"])
    return found


def main():
    path = Path(sys.argv[1]).resolve()
    browser = open_browser()
    try:
        started = time.monotonic()
        browser.get(path.as_uri())
        report = Report(browser)
        report.pictures_are_loaded()
        seen = {"seconds": time.monotonic() - started, "title": browser.title}
        seen["slider"] = drive_slider(report)
        seen["keyboard"] = drive_keyboard(report)
        seen["filter"] = drive_filter(report)
        seen["console"] = [line["message"] for line in browser.get_log("browser")]
        seen["requests"] = [url[:200] for url in requests(browser) if not url.startswith("data:")]
        if len(sys.argv) > 2:
            report.press(Keys.ESCAPE)
            for scheme in ("light", "dark"):
                feature = [{"name": "prefers-color-scheme", "value": scheme}]
                browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": feature})
                for key, name in (("1", "slider"), ("3", "side"), ("4", "diff"), ("5", "heat")):
                    report.press(key)
                    report.pictures_are_loaded()
                    browser.save_screenshot(f"{sys.argv[2]}/{scheme}-{name}.png")
    finally:
        browser.quit()
    print(json.dumps(seen))


main()
