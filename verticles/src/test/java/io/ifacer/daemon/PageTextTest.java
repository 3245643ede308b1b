package io.ifacer.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the page makes of what it is told, asked from its own modules. */
@Timeout(180)
class PageTextTest extends PageCase {

    @Test
    void whatCannotBeSeenIsShownByItsNumber() {
        open();

        assertThat(evaluate("dom.js", """
                const span = module.el("span", { title: "t\\u001b" }, "a\\u202eb", module.el("b", null, "\\u2028"));
                const said = document.createElement("p");
                module.say(said, "e\\u{e0001}\\ud83d\\u{1f600}");
                module.label(said, "l\\n");
                return [span.title, span.textContent, said.textContent, said.getAttribute("aria-label"), span.children.length];
                """))
                .isEqualTo(List.of("t\\u001b", "a\\u202eb\\u2028", "e\\u{e0001}\\ud83d\ud83d\ude00", "l\\u000a", 1L));
        assertThat(browser().complaints()).isEmpty();
    }

    private static Object evaluate(String module, String body) {
        return driver().executeAsyncScript("const done = arguments[arguments.length - 1]; import('/" + module
                + "').then((module) => { " + body + " }).then(done, (failure) => done(String(failure)));");
    }
}
