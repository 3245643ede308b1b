package io.ifacer.store.memory;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.Holding;
import io.ifacer.link.desired.Memo;
import java.util.List;
import java.util.Map;

/** Things worth remembering. */
final class Samples {

    static final DesiredLink BOND = new DesiredLink.Bond(
            "bond0",
            BondMode.ACTIVE_BACKUP,
            List.of("ens1", "ens2"),
            Map.of(
                    BondOption.MIIMON, new BondValue.Num(100),
                    BondOption.PRIMARY, new BondValue.PortName("ens1"),
                    BondOption.FAIL_OVER_MAC, new BondValue.Num(1),
                    BondOption.ARP_IP_TARGET, new BondValue.Addresses(List.of("10.0.0.1", "10.0.0.2"))),
            9000);
    static final DesiredLink VLAN = new DesiredLink.Vlan("bond0.200", "bond0", 200, DesiredLink.MTU_UNDECLARED);
    static final DesiredLink OTHER_VLAN = new DesiredLink.Vlan("ens3.7", "ens3", 7, 1400);

    private Samples() {}

    static Holding holding(String container, DesiredLink... links) {
        return new Holding(attachment(container), "/run/netns/" + container, List.of(links));
    }

    static Attachment attachment(String container) {
        return new Attachment("net", container, "eth0");
    }

    static Memo attached(String container, DesiredLink... links) {
        return new Memo.Attached(holding(container, links));
    }

    static Memo detached(String container) {
        return new Memo.Detached(attachment(container));
    }

    static Memo links(DesiredLink... links) {
        return new Memo.Links(List.of(links));
    }
}
