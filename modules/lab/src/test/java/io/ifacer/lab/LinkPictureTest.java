package io.ifacer.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkPictureTest {

    private static final List<String> NAMES = List.of("ens1", "ens1.5");

    private final LinkPicture picture = LinkPicture.of("""
            2: ens1: <UP,LOWER_UP> mtu 1500 state UP group default
            3: ens1.5@ens1: <UP,LOWER_UP> mtu 1500 state UP group default
            4: other: <UP> mtu 1500 state LOWERLAYERDOWN group default
            """);

    @Test
    void showsTheLinksAskedFor() {
        assertThat(picture.configurations(NAMES)).isEqualTo(Map.of("ens1", "UP mtu 1500", "ens1.5", "UP mtu 1500"));
    }

    @Test
    void forgetsADeletedLink() {
        take("Deleted 3: ens1.5@ens1: <> mtu 1500 state DOWN");
        assertThat(picture.configurations(NAMES)).containsOnlyKeys("ens1");
    }

    @Test
    void knowsARenamedLinkByItsNewNameOnly() {
        take("3: moved@ens1: <UP> mtu 1500 state UP");
        assertThat(picture.configurations(NAMES)).containsOnlyKeys("ens1");
        take("3: ens1.5@ens1: <> mtu 1500 state DOWN");
        assertThat(picture.configurations(NAMES)).containsEntry("ens1.5", "mtu 1500");
    }

    @Test
    void tellsLinksApartByNumberAndAddress() {
        String line =
                "%d: ens1: <UP,LOWER_UP> mtu 1500 state UP \\    link/ether 02:00:00:00:00:0%d brd ff:ff:ff:ff:ff:ff";
        String first = LinkPicture.of(line.formatted(2, 1)).identities();
        assertThat(first).isEqualTo("2: ens1 02:00:00:00:00:01 UP mtu 1500");
        assertThat(LinkPicture.of(line.formatted(3, 1)).identities()).isNotEqualTo(first);
        assertThat(LinkPicture.of(line.formatted(2, 2)).identities()).isNotEqualTo(first);
    }

    @Test
    void tellsWhetherAllCarryFrames() {
        assertThat(picture.carry(NAMES)).isTrue();
        assertThat(picture.carry(List.of("ens1", "other"))).isFalse();
        assertThat(picture.carry(List.of("ens1", "missing"))).isFalse();
        take("2: ens1: <NO-CARRIER,UP> mtu 1500 state DOWN group default");
        assertThat(picture.carry(NAMES)).isFalse();
    }

    private void take(String line) {
        picture.take(LinkNotification.parse(line).orElseThrow());
    }
}
