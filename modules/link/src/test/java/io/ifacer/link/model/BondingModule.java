package io.ifacer.link.model;

import io.ifacer.link.BondMode;
import io.ifacer.link.LinkKind;
import io.ifacer.link.plan.Step;
import java.util.Map;

/**
 * The bonding module, which the kernel loads when somebody asks for the kind (net/core/rtnetlink.c, rtnl_newlink) and which
 * then makes a bond by itself, before the request is gone on with (drivers/net/bonding/bond_main.c, bonding_init: max_bonds).
 */
final class BondingModule {
    private final LinkRegistry links;
    private final LifeRules life;
    private boolean loaded = true;
    private boolean probeMayLoad;

    BondingModule(LinkRegistry links, LifeRules life) {
        this.links = links;
        this.life = life;
    }

    /** As {@code modprobe -r}: no bond outlives it (bond_main.c, bonding_exit). */
    void unload(boolean probeMayLoadIt) {
        links.all().stream().filter(link -> link.kind.equals(LinkKind.BOND)).forEach(life::remove);
        loaded = false;
        probeMayLoad = probeMayLoadIt;
    }

    /** Somebody asks for a bond. */
    void load() {
        if (!loaded) {
            loaded = true;
            life.create(new Step.CreateBond(firstFreeName(), BondMode.BALANCE_RR, Map.of(), 0), 0);
        }
    }

    /** The daemon asks whether there can be bonds: where it may, it has the module loaded with max_bonds=0 before. */
    void probe() {
        if (probeMayLoad) {
            loaded = true;
        }
        load();
    }

    /** As {@code bond%d} is filled in (net/core/dev.c, __dev_alloc_name). */
    private String firstFreeName() {
        int number = 0;
        while (links.find("bond" + number) != null) {
            number++;
        }
        return "bond" + number;
    }
}
