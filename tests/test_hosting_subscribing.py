"""The subscribe form under the policy that `hosting/nginx.conf` sends, in a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Route, expect, sync_playwright

from tests.hosting import CONFIGURATION, hosted
from tests.projects import PUBLISHER, build_in, make_project
from tests.test_browser import DESKTOP, FLAGS, PHONE, TOO_WIDE, Scheme, Windows, chromium
from tori.site.permalinks import SUBSCRIBE_PAGE

pytestmark = [pytest.mark.server, pytest.mark.browser]

ORIGIN = "https://kirjeet.tori.example"
SETTINGS = f"""    subscribe_url: {ORIGIN}/subscription/form
    subscribe_fields: {{nonce: "", l: uuid-0}}
    subscribe_lists:
      field: l
      values: {{koko kunta: uuid-1, opetus ja kasvatus: uuid-2}}
"""
FORMS = re.compile(r'(?m)^set \$tori_forms "(?P<allowed>.*)";$')
WAY = SUBSCRIBE_PAGE.lstrip("/")
PATIENCE = 250


@pytest.fixture(scope="module")
def form_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose newsletter a mail service takes subscriptions to."""
    project = make_project(tmp_path_factory.mktemp("subscribing") / "project")
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("    list_id:", f"{SETTINGS}    list_id:"), "utf-8")
    outcome = build_in(project)
    assert outcome.change is not None, outcome.diagnostics
    return project / "site"


@pytest.fixture(scope="module")
def policed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped configuration with the service's origin put where hosting/README.md says."""
    text, changes = FORMS.subn(f'set $tori_forms "{ORIGIN}";', CONFIGURATION.read_text("utf-8"))
    assert changes == 1
    file = tmp_path_factory.mktemp("policy") / "nginx.conf"
    file.write_text(text, "utf-8")
    return file


@pytest.fixture(scope="module")
def windows(
    form_site: Path, policed: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Windows]:
    """A browser for the site, served so that the form may go to the service."""
    own = tmp_path_factory.mktemp("nginx")
    with hosted(form_site, own, configuration=policed) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield Windows(browser, server.base)
        browser.close()


def sent_from(windows: Windows) -> list[str]:
    """Return what the service gets when a reader fills the form in and sends it."""
    got: list[str] = []

    def take(route: Route) -> None:
        got.append(route.request.post_data or "")
        route.fulfill(body="Kiitos", content_type="text/plain")

    with windows.visit() as visit:
        visit.page.route(f"{ORIGIN}/**", take)
        visit.open(WAY)
        visit.page.get_by_label("Sähköpostiosoite").fill("meri@kunta.example")
        visit.page.get_by_label("Opetus ja kasvatus").check()
        visit.page.locator("form.form").evaluate("form => form.requestSubmit()")
        for _ in range(PATIENCE):
            if got or any("form-action" in told for told in visit.complaints):
                break
            visit.page.wait_for_timeout(20)
        else:
            pytest.fail("neither sent nor refused")
    return got


def test_form_reaches_the_service(windows: Windows) -> None:
    """The service gets the address, its own fields and what was chosen, and nothing more."""
    (sent,) = sent_from(windows)
    assert parse_qs(sent, keep_blank_values=True) == {
        "nonce": [""],
        "l": ["uuid-0", "uuid-2"],
        "email": ["meri@kunta.example"],
    }


def test_form_goes_nowhere_without_leave(form_site: Path, tmp_path: Path, windows: Windows) -> None:
    """The shipped policy lets forms go to the site alone, so the origin has to be put there."""
    with hosted(form_site, tmp_path) as server:
        assert sent_from(Windows(windows.browser, server.base)) == []


def test_what_is_no_address_is_told_by_the_browser(windows: Windows) -> None:
    """Nothing is sent, and the field says what is wrong in the browser's own words."""
    with windows.visit() as visit:
        visit.open(WAY)
        field = visit.page.get_by_label("Sähköpostiosoite")
        for typed in ("", "meri"):
            field.fill(typed)
            visit.page.get_by_role("button", name="Tilaa uutiskirje").click()
            assert field.evaluate("field => field.validationMessage")
            expect(field).to_be_focused()
        assert visit.page.url.endswith(WAY)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_form_is_usable_by_all(windows: Windows, width: int, scheme: Scheme) -> None:
    """Axe finds nothing in it, it fits, and the browser complains of nothing."""
    with windows.visit(width, scheme) as visit:
        visit.open(WAY)
        assert visit.page.evaluate(TOO_WIDE) <= 0
        assert visit.violations() == []
        assert visit.complaints == []


def test_committed_policy_agrees_with_the_settings() -> None:
    """Where mkdocs.yml names a service, the shipped policy lets the form go there."""
    found = FORMS.search(CONFIGURATION.read_text("utf-8"))
    assert found is not None
    if PUBLISHER.subscribe_url:
        parts = urlsplit(PUBLISHER.subscribe_url)
        assert f"{parts.scheme}://{parts.netloc}" in found["allowed"].split()
    else:
        assert found["allowed"] == "'self'"
