#!/usr/bin/env python3
"""Checks that XML and HTML reports are well-formed.

usage: validate_markup.py WRITE_SAMPLE    the program that prints a format
"""

import html.parser
import subprocess
import sys
import xml.dom.minidom

VOID = {"meta", "br", "link", "img", "hr", "input"}


class Nesting(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.ids, self.targets = [], set(), set()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            assert attributes["id"] not in self.ids, "id %s twice" % attributes["id"]
            self.ids.add(attributes["id"])
        for name in ("src", "href"):
            target = attributes.get(name, "#")
            assert target.startswith("#"), "loads %s" % target
            if target != "#":
                self.targets.add(target[1:])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, "</%s> ends %s" % (tag, self.open[-1:])
        self.open.pop()


def printed(program, name):
    return subprocess.run([program, name], stdout=subprocess.PIPE, check=True).stdout


def main():
    program = sys.argv[1]
    junit = xml.dom.minidom.parseString(printed(program, "junit"))
    for suite in junit.getElementsByTagName("testsuite"):
        cases = suite.getElementsByTagName("testcase")
        for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.getAttribute(attribute)) == len(suite.getElementsByTagName(tag)), tag
        assert int(suite.getAttribute("tests")) == len(cases)
    checkstyle = xml.dom.minidom.parseString(printed(program, "checkstyle"))
    assert checkstyle.getElementsByTagName("error")
    page = Nesting()
    page.feed(printed(program, "html").decode())
    page.close()
    assert not page.open, page.open
    assert page.targets <= page.ids, page.targets - page.ids


if __name__ == "__main__":
    main()
