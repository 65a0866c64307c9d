"""What a hostile value says: a rule's name, and the text that it makes."""

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "script": "<script>alert(1)</script>",
    "handler": '" onmouseover="alert(1)" x="',
    "image": "'><img src=x onerror=alert(1)>",
    "svg": "]]></script></style></title></textarea><svg onload=alert(1)>",
    "comment": "--><script>alert(1)</script><!--",
    "address": "javascript:alert(1)",
    "data": "data:text/html,<script>alert(1)</script>",
    "link": 'https://example.org/"><script>alert(1)</script>',
    "markdown": "[x](javascript:alert(1)) ![x](x){onerror=alert(1)} <b onclick=alert(1)>x</b>",
    "template": "{{ 7*7 }}{% include 'main.html' %}{# #}${7*7}",
    "format": "%s%n {0.__class__} {value}",
    "formula": "=cmd|' /C calc'!A0",
    "outside": "../../../../etc/passwd",
    "entity": "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62;",
    "null": "a\x00b\x1b[31m",
    "turned": "abc\u202egnp.exe\u2028\ufeff",
    "long": "a" * 5_000,
    "digits": "9" * 5_000,
    "signs": "<v." * 2_000,
}
