"""Tells what PIT's reports hold, and fails where more mutants survived than the page on assurance explains.

Usage: mutants.py PAGE MODULE...   (a module holds target/pit-reports/mutations.xml)

The first column of the page's table "where | how many | …" names methods, `Class.method`; a lambda's mutants belong to
the method around it. Counts differ a little from run to run, for PIT takes a mutant whose test is slow for one that
never ends. So names are compared, not counts. A mutant that only a race can kill may live through a run: a method or
two that are not explained are told loudly, and more fail.
"""

import re
import sys
import xml.etree.ElementTree as xml
from collections import Counter
from pathlib import Path

BY_CHANCE = 2
TABLE = re.compile(r"^\| where \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", re.MULTILINE)
LAMBDA = re.compile(r"lambda\$(.+)\$\d+")


def explained(page):
    """The methods whose survivors the page explains."""
    table = TABLE.search(page)
    if not table:
        sys.exit("the page has no table of mutants that survive")
    return {name for row in table.group(1).splitlines() for name in re.findall(r"`([^`]+)`", row.split("|")[1])}


def method(mutant):
    """`Class.method` of the source."""
    name = mutant.findtext("mutatedMethod")
    around = LAMBDA.fullmatch(name)
    return mutant.findtext("mutatedClass").rpartition(".")[2] + "." + (around.group(1) if around else name)


def told(module, mutants):
    """Prints the counts, and returns what survived. Not killed but ended by PIT counts as noticed, and is said."""
    if not mutants:
        sys.exit(f"{module}: no mutants")
    survivors = [it for it in mutants if it.get("detected") == "false"]
    statuses = Counter(it.get("status").lower() for it in mutants)
    noticed = len(mutants) - len(survivors)
    print(f"{module}: {noticed} of {len(mutants)} mutants noticed ({100 * noticed / len(mutants):.1f} %): "
          + ", ".join(f"{count} {status}" for status, count in sorted(statuses.items())))
    for it in survivors:
        what = it.findtext("description").split(" for dev/")[0]
        print(f"  {it.get('status').lower():11} {method(it)}, line {it.findtext('lineNumber')}: {what}")
    return survivors


def main(page, *modules):
    names = explained(Path(page).read_text())
    survivors = set()
    for module in modules:
        report = xml.parse(f"{module}/target/pit-reports/mutations.xml").getroot()
        survivors.update(method(it) for it in told(module, report.findall("mutation")))
    for name in sorted(names - survivors):
        print(f"  explained, but did not survive here: {name}")
    unexplained = sorted(survivors - names)
    if unexplained:
        print(f"\n!!!\n!!! {page} does not explain what survived in: {', '.join(unexplained)}\n!!!")
    if len(unexplained) > BY_CHANCE:
        sys.exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
