package io.ifacer.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Times of repairs: for each kind of damage how often, and the median and the worst of its repairs. */
final class HealingTable {

    private final Map<String, List<Healing>> byDamage = new LinkedHashMap<>();

    void add(String damage, Healing healing) {
        byDamage.computeIfAbsent(damage, none -> new ArrayList<>()).add(healing);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder()
                .append(String.format(
                        "%-52s %5s %22s %22s%n",
                        "damage; milliseconds: median, worst", "times", "configured", "carrying"));
        byDamage.forEach((damage, healings) -> text.append(row(damage, healings)));
        return text.toString();
    }

    private static String row(String damage, List<Healing> healings) {
        List<Duration> configured = sorted(healings, Healing::configured);
        List<Duration> carrying = sorted(healings, Healing::carrying);
        int last = healings.size() - 1;
        return String.format(
                "%-52s %5d %10s %11s %10s %11s%n",
                damage,
                healings.size(),
                millis(configured.get(last / 2)),
                millis(configured.get(last)),
                millis(carrying.get(last / 2)),
                millis(carrying.get(last)));
    }

    private static List<Duration> sorted(List<Healing> healings, Function<Healing, Duration> part) {
        return healings.stream().map(part).sorted().toList();
    }

    private static String millis(Duration duration) {
        return String.format("%.1f", duration.toNanos() / 1e6);
    }
}
