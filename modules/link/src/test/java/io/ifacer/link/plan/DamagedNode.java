package io.ifacer.link.plan;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.model.ModelKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Hands that do to the links of a model kernel what goes wrong on nodes, each time at random. */
final class DamagedNode {

    private static final List<String> CARDS = List.of("ens192", "ens160", "ens224", "lan");
    private static final List<BondOption> OPTIONS = Arrays.stream(BondOption.values())
            .filter(option -> switch (option.wire()) {
                case U8, U16, U32 -> true;
                default -> false;
            })
            .toList();

    private final ModelKernel kernel;
    private final Random random;
    private final List<String> done = new ArrayList<>();
    private final List<String> unplugged = new ArrayList<>();
    private final List<String> renamedCards = new ArrayList<>();

    DamagedNode(ModelKernel kernel, Random random) {
        this.kernel = kernel;
        this.random = random;
        CARDS.forEach(card -> kernel.addNic(card, 9000, random.nextBoolean()));
    }

    /** What was done, for the message of a failure. */
    List<String> done() {
        return done;
    }

    /** One more thing goes wrong. */
    void damage() {
        List<Link> links = kernel.dump();
        Link link = links.get(random.nextInt(links.size()));
        switch (random.nextInt(9)) {
            case 0 -> delete(link);
            case 1 -> setUp(link, !link.up());
            case 2 -> release(link);
            case 3 -> attach(link);
            case 4 -> setMtu(link);
            case 5 -> rename(link);
            case 6 -> setOption(link);
            case 7 -> setMode(link);
            default -> unplug(link);
        }
    }

    /** Clears the alias, as only somebody does who does not know what it is for. */
    void unmark() {
        kernel.dump().stream().filter(Link::own).findAny().ifPresent(link -> {
            kernel.setAlias(link.name(), "");
            done.add("unmark " + link.name());
        });
    }

    /** The cards come back, under their names. */
    void putCardsBack() {
        unplugged.forEach(card -> kernel.addNic(card, 9000, random.nextBoolean()));
        for (String card : renamedCards) {
            kernel.link(card + "x").ifPresent(link -> {
                setUp(link, false);
                kernel.rename(link.name(), card);
            });
        }
        unplugged.clear();
        renamedCards.clear();
        done.add("put cards back");
    }

    private void delete(Link link) {
        if (!isCard(link)) {
            hand(new Step.Delete(link.name(), link.ifindex()));
        }
    }

    private void setUp(Link link, boolean up) {
        hand(new Step.SetUp(link.name(), link.ifindex(), up));
    }

    private void release(Link link) {
        hand(new Step.Release(link.name(), link.ifindex(), "?"));
    }

    private void attach(Link link) {
        if (isCard(link)) {
            kernel.dump().stream()
                    .filter(bond -> bond.details() instanceof LinkDetails.Bond)
                    .findFirst()
                    .ifPresent(bond -> {
                        setUp(link, false);
                        hand(new Step.Attach(link.name(), link.ifindex(), bond.name(), bond.ifindex()));
                    });
        }
    }

    private void setMtu(Link link) {
        hand(new Step.SetMtu(link.name(), link.ifindex(), 1280 + random.nextInt(4000)));
    }

    private void rename(Link link) {
        if (link.name().endsWith("x") || kernel.link(link.name() + "x").isPresent()) {
            return;
        }
        setUp(link, false);
        kernel.rename(link.name(), link.name() + "x");
        done.add("rename " + link.name());
        if (CARDS.contains(link.name())) {
            renamedCards.add(link.name());
        }
    }

    private void setOption(Link link) {
        if (link.details() instanceof LinkDetails.Bond) {
            BondOption option = OPTIONS.get(random.nextInt(OPTIONS.size()));
            BondValue value = new BondValue.Num(option.min() + random.nextInt(4));
            hand(new Step.SetBondOptions(link.name(), link.ifindex(), Map.of(option, value)));
        }
    }

    private void setMode(Link link) {
        if (link.details() instanceof LinkDetails.Bond) {
            kernel.dump().stream()
                    .filter(port -> port.controllerIfindex() == link.ifindex())
                    .forEach(this::release);
            setUp(link, false);
            hand(new Step.SetMode(link.name(), link.ifindex(), BondMode.ofNumber(random.nextInt(7))));
        }
    }

    private void unplug(Link link) {
        if (CARDS.contains(link.name())) {
            kernel.remove(link.name());
            unplugged.add(link.name());
            done.add("unplug " + link.name());
        }
    }

    private static boolean isCard(Link link) {
        return link.kind().isEmpty();
    }

    /** Whether the kernel takes it does not matter. */
    private void hand(Step step) {
        done.add(step.describe());
        kernel.byHand(step);
    }
}
