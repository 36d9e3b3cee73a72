from __future__ import annotations

import pytest

from qnfacts.audit import audit, rules
from qnfacts.model import Finding, Message
from qnfacts.parse.claim import extract
from qnfacts.text import Document


def findings(text: str) -> tuple[Finding, ...]:
    document = Document.of(text)
    return audit(extract(document), document)


EXAMPLES = [(kind, text, True) for kind, rule in rules().items() for text in rule.WRONG] + [(kind, text, False) for kind, rule in rules().items() for text in rule.RIGHT]


@pytest.mark.parametrize(("kind", "text", "wrong"), EXAMPLES)
def test_a_rule_finds_its_fault_and_leaves_what_looks_like_it(kind: str, text: str, wrong: bool) -> None:
    assert [found.kind for found in findings(text)] == [kind] * wrong
