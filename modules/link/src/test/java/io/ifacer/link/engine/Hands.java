package io.ifacer.link.engine;

import io.ifacer.link.BondMode;
import io.ifacer.link.Link;
import io.ifacer.link.plan.Step;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Somebody else on the node, who means no harm and knows nothing of ifacer. */
final class Hands {

    private final SplittableRandom random;
    private final SimulatedWorld world;

    Hands(SplittableRandom random, SimulatedWorld world) {
        this.random = random;
        this.world = world;
    }

    void meddle() {
        List<Link> links = world.kernel.dump();
        if (links.isEmpty()) {
            replug();
            return;
        }
        Link link = links.get(random.nextInt(links.size()));
        switch (random.nextInt(9)) {
            case 0, 1 -> world.byHand(new Step.SetUp(link.name(), link.ifindex(), !link.up()));
            case 2 -> world.byHand(new Step.Delete(link.name(), link.ifindex()));
            case 3 -> world.byHand(new Step.Release(link.name(), link.ifindex(), ""));
            case 4 -> world.byHand(new Step.SetMtu(link.name(), link.ifindex(), random.nextBoolean() ? 1500 : 2000));
            case 5 -> world.byHand(new Step.CreateBond("b" + random.nextInt(2), BondMode.ACTIVE_BACKUP, Map.of(), 0));
            case 6 -> vlan(link);
            case 7 -> replug();
            default -> macvlan(link);
        }
    }

    private void vlan(Link lower) {
        int id = 10 * (1 + random.nextInt(3));
        String name = lower.name() + "." + id;
        if (name.length() < 8) {
            world.byHand(new Step.CreateVlan(name, lower.name(), lower.ifindex(), id, 0));
        }
    }

    private void replug() {
        String nic = Wishes.NICS.get(random.nextInt(Wishes.NICS.size()));
        if (world.kernel.link(nic).isPresent()) {
            world.kernel.remove(nic);
        } else {
            world.kernel.addNic(nic, 1500, random.nextBoolean());
        }
        world.collect();
    }

    private void macvlan(Link lower) {
        if (world.kernel.link("mv0").isPresent()) {
            world.kernel.remove("mv0");
        } else {
            world.kernel.addForeign("mv0", "macvlan", lower.name());
        }
        world.collect();
    }
}
