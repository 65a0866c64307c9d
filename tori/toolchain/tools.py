"""The tools that the tests need and that are no Python packages: one table, `TOOLS`.

A tool has a probe, which finds it or does not, and ways of getting it, tried in order. A later tool
is a row of the table, with a probe and ways from `probes` and `ways`. What cannot be had is told
with the way to get it by hand; nothing is passed over in silence. `suite` uses the table.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tori.toolchain import probes, ways
from tori.toolchain.probes import Found
from tori.toolchain.ways import Way


@dataclass(frozen=True)
class Tool:
    """One row of the table."""

    name: str
    purpose: str
    """In Finnish: what the tests do with it."""
    probe: Callable[[Path], Found | None]
    """Takes the project's root; None when the tool is missing, too old or broken."""
    ways: tuple[Way, ...]
    by_hand: str
    """In Finnish: what a person does when no way leads there."""
    variable: str = ""
    """The environment variable that tells the tests its path."""
    quick: bool = False
    """Whether `test --quick` needs it too."""


@dataclass(frozen=True)
class Missing:
    """A tool that could not be had, and why each way failed."""

    tool: Tool
    failures: tuple[str, ...]

    def __str__(self) -> str:
        """The Finnish message, with the way to get the tool by hand."""
        tried = [f"    yritettiin: {failure}" for failure in self.failures]
        first = f"Puuttuu: {self.tool.name} ({self.tool.purpose})."
        return "\n".join((first, *tried, f"    näin sen saa: {self.tool.by_hand}"))


TOOLS: tuple[Tool, ...] = (
    Tool(
        name="Node",
        purpose="ajaa npm:n tarkistimet",
        probe=probes.node,
        ways=(ways.pip_lock("requirements-node.lock"),),
        by_hand=f"asenna Node {probes.OLDEST_NODE[0]}.{probes.OLDEST_NODE[1]} tai uudempi ja npm "
        "(https://nodejs.org/)",
        variable="TORI_NODE",
    ),
    Tool(
        name="npm-paketit",
        purpose="tarkistavat podcast-syötteen, HTML:n ja saavutettavuuden",
        probe=probes.node_packages,
        ways=(ways.Way("npm ci hakemistossa tests/node", ways.install_node_packages),),
        by_hand="aja hakemistossa tests/node: npm ci, ja sitten testit uudelleen",
    ),
    Tool(
        name="Chromium",
        purpose="avaa valmiin sivuston oikeassa selaimessa",
        probe=probes.chromium,
        ways=(ways.apt("chromium"), ways.python_module("playwright", "install", "chromium")),
        by_hand="sudo apt install chromium, tai asenna Google Chrome, tai anna selaimen polku "
        "ympäristömuuttujassa TORI_CHROMIUM",
        variable="TORI_CHROMIUM",
    ),
    Tool(
        name="xmllint",
        purpose="tarkistaa syötteiden XML:n",
        probe=probes.program("xmllint", "--version"),
        ways=(ways.apt("libxml2-utils"),),
        by_hand="sudo apt install libxml2-utils (macOS: kuuluu järjestelmään)",
    ),
    Tool(
        name="ffprobe",
        purpose="tarkistaa äänitiedostojen kestot ja koot",
        probe=probes.program("ffprobe", "-version"),
        ways=(ways.apt("ffmpeg"),),
        by_hand="sudo apt install ffmpeg (macOS: brew install ffmpeg)",
    ),
    Tool(
        name="SpamAssassin",
        purpose="arvioi uutiskirjeen viestin niin kuin roskapostisuodatin",
        probe=probes.program("spamassassin", "--version"),
        ways=(ways.apt("spamassassin"),),
        by_hand="sudo apt install spamassassin (macOS: brew install spamassassin)",
    ),
    Tool(
        name="Java",
        purpose="ajaa W3C:n HTML-tarkistimen uutiskirjeen viestille",
        probe=probes.java,
        ways=(ways.apt("default-jre-headless"),),
        by_hand="sudo apt install default-jre-headless (macOS: brew install temurin)",
        variable="TORI_JAVA",
    ),
    Tool(
        name="smtp-sink",
        purpose="ottaa vastaan uutiskirjeen suuren lähetyksen",
        probe=probes.smtp_sink,
        ways=(ways.Way("apt-get download postfix, purku", ways.unpack_smtp_sink),),
        by_hand="asenna Postfix, jonka mukana se tulee: sudo apt install postfix, ja valitse "
        "asetuksista No configuration (macOS: sudo port install postfix)",
        variable="TORI_SMTP_SINK",
    ),
    Tool(
        name="nginx",
        purpose="tarjoaa valmiin sivuston niin kuin julkinen palvelin",
        probe=probes.nginx,
        ways=(ways.apt("nginx"),),
        by_hand="sudo apt install nginx (macOS: brew install nginx); testit käynnistävät oman "
        "nginxinsä, joten järjestelmän palvelun voi sammuttaa: sudo systemctl disable --now nginx",
        variable="TORI_NGINX",
    ),
    Tool(
        name="libical",
        purpose="lukee webinaarien kalenterit",
        probe=probes.library("ical", "icalparser_parse_string"),
        ways=(ways.apt("libical3"), ways.apt("libical3t64")),
        by_hand="sudo apt install libical3 (macOS: brew install libical)",
    ),
    Tool(
        name=f"kieliasetus {probes.FINNISH_LOCALE}",
        purpose="osoittaa, ettei koneen kieli muuta sivustoa",
        probe=probes.finnish_locale,
        ways=(ways.debian_locale("fi_FI", "UTF-8"),),
        by_hand="sudo apt install locales ja sudo localedef -i fi_FI -f UTF-8 fi_FI.UTF-8 "
        "(macOS: kuuluu järjestelmään)",
    ),
)


def obtain(tool: Tool, root: Path, tell: Callable[[str], None]) -> Found | Missing:
    """Find a tool, or get it by the first way that leads there."""
    found = tool.probe(root)
    failures: list[str] = []
    for way in tool.ways:
        if found is not None:
            break
        tell(f"haetaan {tool.name}: {way.told}")
        failure = way.attempt(root)
        found = tool.probe(root)
        if found is None:
            failures.append(f"{way.told}: {failure or 'asennus onnistui, mutta ohjelma ei toimi'}")
    return Missing(tool, tuple(failures)) if found is None else found


def variables(found: Mapping[Tool, Found]) -> dict[str, str]:
    """What the tests are told of the tools, as environment variables."""
    return {tool.variable: where.path for tool, where in found.items() if tool.variable}


def needed(tools: tuple[Tool, ...], *, quick: bool) -> tuple[Tool, ...]:
    """The tools of a quick run or of a full one."""
    return tuple(tool for tool in tools if tool.quick or not quick)
