package io.ifacer.link.model;

import io.ifacer.link.PortOption;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What a bond keeps of its ports (drivers/net/bonding/bond_netlink.c, bond_slave_changelink, and bond_options.c). */
final class PortOptionRules {
    private final LinkRegistry links;
    private final Set<PortOption> ignored = EnumSet.noneOf(PortOption.class);

    PortOptionRules(LinkRegistry links) {
        this.links = links;
    }

    void ignore(PortOption option) {
        ignored.add(option);
    }

    /** Applied one by one; those before a refused one stay. Told of while the port is up. */
    void apply(ModelLink port, Map<PortOption, Integer> options) {
        ModelLink controller = port.controller;
        if (controller == null || controller.bond == null) {
            throw new RefusedException(ErrorNumber.ENOTSUP);
        }
        ModelBond bond = controller.bond;
        options.forEach((option, value) -> {
            if (ignored.contains(option)) {
                return;
            }
            if (option == PortOption.QUEUE_ID) {
                setQueue(port, bond, value);
            } else {
                setPrio(port, bond, value);
            }
        });
        if (port.up) {
            links.tell(port);
        }
    }

    /** bond_option_queue_id_set. */
    private static void setQueue(ModelLink port, ModelBond bond, int id) {
        boolean taken = id != 0 && bond.ports.stream().anyMatch(other -> other != port && other.queueId == id);
        if (id > PortOption.DEFAULT_QUEUES || taken) {
            throw new RefusedException(ErrorNumber.EPERM);
        }
        port.queueId = id;
    }

    private static void setPrio(ModelLink port, ModelBond bond, int prio) {
        if (!PortOption.PRIO.allowedIn(bond.mode)) {
            throw new RefusedException(ErrorNumber.EACCES, "option not supported in mode");
        }
        port.prio = prio;
    }
}
