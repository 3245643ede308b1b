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

    /** The kernel's links can name each other as lowers, and chains are as long as somebody makes them. */
    @Test
    void theCauseOfATroubleIsFoundAtTheEndOfAChainAndNotInACircle() {
        open();

        assertThat(evaluate("model.js", """
                const vlan = (name, lower) => ({ name, kind: "vlan", state: "blocked", lowers: [lower], wanted: {} });
                const chain = [...Array(300).keys()].map((i) => vlan(`c${i}`, i ? `c${i - 1}` : "gone"));
                const links = [...chain, vlan("self", "self"), vlan("a", "b"), vlan("b", "a"), vlan("on", "a")];
                const node = module.nodeOf({ links }, 0);
                const shared = node.causes.filter(({ sharers }) => sharers.length);
                return [
                  shared.map(({ link, sharers }) => `${link.name} ${sharers.length}`).join(),
                  node.causes.filter(({ sharers }) => !sharers.length).map(({ link }) => link.name).join(),
                  node.stacks.map(({ root, vlans }) => `${root.name} ${vlans.length}`).join(),
                ];
                """)).isEqualTo(List.of("gone 300", "self,a,b,on", "gone 300"));
        assertThat(browser().complaints()).isEmpty();
    }

    private static Object evaluate(String module, String body) {
        return driver().executeAsyncScript("const done = arguments[arguments.length - 1]; import('/" + module
                + "').then((module) => { " + body + " }).then(done, (failure) => done(String(failure)));");
    }
}
