package io.ifacer.link;

import static io.ifacer.link.LinkText.link;
import static io.ifacer.link.LinkText.links;
import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.LinkTable.Change;
import org.junit.jupiter.api.Test;

class LinkTableTest {

    private final LinkTable table = new LinkTable();

    @Test
    void aNewLinkIsADifference() {
        Change change = present("2 eth0 up");

        assertThat(change).isEqualTo(new Change(null, link("2 eth0 up")));
        assertThat(table.byName("eth0")).isEqualTo(link("2 eth0 up"));
        assertThat(table.byIfindex(2)).isEqualTo(link("2 eth0 up"));
    }

    @Test
    void whatTheTableHoldsAlreadyIsNone() {
        present("2 eth0 up");

        assertThat(present("2 eth0 up")).isNull();
    }

    @Test
    void aLinkThatGoesIsFoundNowhere() {
        present("9 eth0.100 vlan id 100 link 2 master 7");

        assertThat(gone(9, "eth0.100")).isEqualTo(new Change(link("9 eth0.100 vlan id 100 link 2 master 7"), null));

        assertThat(table.byName("eth0.100")).isNull();
        assertThat(table.uppersOf(2)).isEmpty();
        assertThat(table.portsOf(7)).isEmpty();
        assertThat(table.vlansWithId(100)).isEmpty();
        assertThat(table.size()).isZero();
    }

    @Test
    void aFormerLifeThatIsReplayedOverANewerDumpDoesNotKeepTheName() {
        present("3 eth0 up");
        present("2 eth0 up");
        assertThat(gone(2, "eth0")).isNotNull();

        assertThat(table.byName("eth0")).isEqualTo(link("3 eth0 up"));
    }

    @Test
    void aNumberThatWasGivenAgainIsAnotherBirth() {
        present("9 eth0.100 vlan id 100 link 2");
        long first = table.birthOf(9);
        present("9 eth0.100 vlan id 100 link 2 up");
        assertThat(table.birthOf(9)).isEqualTo(first);

        gone(9, "eth0.100");
        assertThat(table.birthOf(9)).isZero();
        present("9 eth0.100 vlan id 100 link 2");
        assertThat(table.birthOf(9)).isNotZero().isNotEqualTo(first);
    }

    @Test
    void aDumpThatHasAnotherUnderTheNumberSaysThatTheFormerIsGone() {
        present("9 eth0.100 vlan id 100 link 2");

        assertThat(table.replace(links("9 eth0.100 dummy")))
                .containsExactly(
                        new Change(link("9 eth0.100 vlan id 100 link 2"), null),
                        new Change(null, link("9 eth0.100 dummy")));
    }

    @Test
    void aDeletionOfAnUnknownLinkIsNoDifference() {
        assertThat(gone(9, "eth9")).isNull();
    }

    @Test
    void aLateDeletionOfALinkWhoseNumberWasReusedSparesTheNewOne() {
        present("9 old");
        present("9 new");

        assertThat(gone(9, "old")).isNull();
        assertThat(table.byName("new")).isNotNull();
        assertThat(table.byName("old")).isNull();
    }

    @Test
    void aRenamedLinkIsFoundUnderItsNewNameOnly() {
        present("2 eth0");

        present("2 ens192");

        assertThat(table.byName("eth0")).isNull();
        assertThat(table.byName("ens192")).isEqualTo(table.byIfindex(2));
        assertThat(table.size()).isEqualTo(1);
    }

    @Test
    void aLinkIsFoundByItsAltnames() {
        present("2 an0 altname enp81s0f0 altname enx020000000002");

        assertThat(table.byName("enp81s0f0")).isEqualTo(table.byIfindex(2));
        assertThat(table.byName("enx020000000002")).isEqualTo(table.byIfindex(2));
        assertThat(present("2 an0 altname enp81s0f0 altname enx020000000002"))
                .as("nothing new")
                .isNull();
    }

    @Test
    void anAltnameThatIsTakenAwayFindsNothing() {
        present("2 an0 altname enp81s0f0");

        assertThat(present("2 an0")).isEqualTo(new Change(link("2 an0 altname enp81s0f0"), link("2 an0")));
        assertThat(table.byName("enp81s0f0")).isNull();
    }

    @Test
    void nameAndAltnameMayChangePlaces() {
        present("2 eth0 altname enp81s0f0");

        present("2 enp81s0f0 altname eth0");

        assertThat(table.byName("eth0")).isEqualTo(table.byIfindex(2));
        assertThat(table.byName("enp81s0f0")).isEqualTo(table.byIfindex(2));
    }

    @Test
    void aNameComesBeforeAnAltnameThatAnotherLinkLostWithoutAWord() {
        present("2 an0 altname eth0");
        present("3 eth0");
        assertThat(table.byName("eth0")).isEqualTo(table.byIfindex(3));

        gone(3, "eth0");
        assertThat(table.byName("eth0")).isEqualTo(table.byIfindex(2));
    }

    @Test
    void anAltnameThatWentOnToAnotherLinkComesBackWhenThatOneGoes() {
        present("2 an0 altname uplink");
        present("3 an1 altname uplink");
        assertThat(table.byName("uplink")).isEqualTo(table.byIfindex(3));

        present("3 an1");
        assertThat(table.byName("uplink")).isEqualTo(table.byIfindex(2));
        present("2 an0");
        assertThat(table.byName("uplink")).isNull();
    }

    @Test
    void aNameThatWentOnToAnotherLinkStaysWithThatOneWhenTheFirstGoes() {
        present("8 bond0 bond");
        present("9 bond0 bond");

        gone(8, "bond0");

        assertThat(table.byName("bond0")).isEqualTo(link("9 bond0 bond"));
    }

    @Test
    void twoLinksMaySwapTheirNames() {
        present("2 a");
        present("3 b");

        table.replace(links("""
                2 b
                3 a
                """));

        assertThat(table.byName("b")).isEqualTo(link("2 b"));
        assertThat(table.byName("a")).isEqualTo(link("3 a"));
    }

    @Test
    void portsAreListedByAscendingNumberAndMoveWithTheirController() {
        present("5 ens5 master 7");
        present("3 ens3 master 7");
        present("4 ens4 master 8");

        assertThat(table.portsOf(7)).extracting(Link::name).containsExactly("ens3", "ens5");

        present("5 ens5 master 8");
        present("3 ens3");

        assertThat(table.portsOf(7)).isEmpty();
        assertThat(table.portsOf(8)).extracting(Link::name).containsExactly("ens4", "ens5");
    }

    @Test
    void aLowerInAnotherNamespaceIsNoneOfOurs() {
        present("2 eth0");
        present("9 pod.100 vlan id 100 link 2 elsewhere");

        assertThat(table.uppersOf(2)).isEmpty();
        assertThat(table.vlansWithId(100)).hasSize(1);
    }

    @Test
    void aDumpLeavesNothingThatItDoesNotHave() {
        present("2 eth0");
        present("3 eth1");
        present("9 eth0.100 vlan id 100 link 2");

        var changes = table.replace(links("""
                2 eth0 up
                3 eth1
                10 eth1.100 vlan id 100 link 3
                """));

        assertThat(changes)
                .as("what is gone comes first")
                .containsExactly(
                        new Change(link("9 eth0.100 vlan id 100 link 2"), null),
                        new Change(link("2 eth0"), link("2 eth0 up")),
                        new Change(null, link("10 eth1.100 vlan id 100 link 3")));
        assertThat(table.vlansWithId(100)).extracting(Link::name).containsExactly("eth1.100");
    }

    private Change present(String line) {
        return table.apply(new LinkEvent.Present(link(line)));
    }

    private Change gone(int ifindex, String name) {
        return table.apply(new LinkEvent.Gone(ifindex, name));
    }
}
