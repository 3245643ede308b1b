package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.plan.Findings;
import io.ifacer.link.plan.Known;
import io.ifacer.link.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What has to be looked at together when one link is repaired: the link, what it stands on where that is desired too, and
 * those that want the same port or the same VLAN.
 *
 * @param target the link that is to be repaired
 * @param members all of them, lowers before uppers
 * @param claims what no other job may work on meanwhile
 * @param table the observed links, by which a wish under an altname is known to be about the same link as another
 * @param desired whether somebody wants a link of this name
 */
record Unit(Wanted target, List<Wanted> members, Claims claims, LinkTable table, Predicate<String> desired) {

    static Unit of(Wanted target, DesiredLinks desired, LinkTable table) {
        Set<Wanted> members = new HashSet<>();
        members.add(target);
        for (String lower : target.spec().lowers()) {
            members.addAll(under(lower, desired, table));
        }
        for (Wanted member : List.copyOf(members)) {
            members.addAll(rivals(member, desired, table));
        }
        List<Wanted> ordered = new ArrayList<>(members);
        ordered.sort((one, other) -> isBond(one) == isBond(other)
                ? one.name().compareTo(other.name())
                : Boolean.compare(isBond(other), isBond(one)));
        return new Unit(
                target,
                List.copyOf(ordered),
                Claims.of(ordered.stream().map(Wanted::spec).toList(), table),
                table,
                name -> isDesired(desired.byName(name)));
    }

    private static boolean isDesired(@Nullable Wanted wanted) {
        return wanted != null && wanted.isWanted();
    }

    /** What is wanted under a name, or under another one of the link that has it. */
    private static List<Wanted> under(String name, DesiredLinks desired, LinkTable table) {
        List<Wanted> under = new ArrayList<>();
        Wanted exactly = desired.byName(name);
        if (exactly != null) {
            under.add(exactly);
        }
        Link link = table.byName(name);
        if (link != null && !link.altnames().isEmpty()) {
            under.addAll(desired.namedAs(link));
        }
        under.removeIf(wanted -> !wanted.isWanted());
        return under;
    }

    private static List<Wanted> rivals(Wanted member, DesiredLinks desired, LinkTable table) {
        List<Wanted> rivals = new ArrayList<>();
        if (member.spec() instanceof DesiredLink.Vlan vlan) {
            for (Wanted other : desired.withVlanId(vlan.id())) {
                if (other.spec() instanceof DesiredLink.Vlan another && isSame(another.lower(), vlan.lower(), table)) {
                    rivals.add(other);
                }
            }
        } else {
            for (String port : member.spec().lowers()) {
                rivals.addAll(desired.bondsOf(port));
                Link link = table.byName(port);
                if (link != null && !link.altnames().isEmpty()) {
                    rivals.addAll(desired.bondsOf(link));
                }
            }
        }
        rivals.removeIf(other -> !other.isWanted());
        return rivals;
    }

    private static boolean isSame(String one, String other, LinkTable table) {
        Link link = one.equals(other) ? null : table.byName(one);
        return one.equals(other) || (link != null && link.equals(table.byName(other)));
    }

    private static boolean isBond(Wanted wanted) {
        return wanted.spec() instanceof DesiredLink.Bond;
    }

    /** What is to be planned: a link that is not ours counts only as long as it is there, since we would not make it. */
    List<DesiredLink> specs(LinkTable table) {
        List<DesiredLink> specs = new ArrayList<>(members.size());
        for (Wanted member : members) {
            boolean counts = member.isRepairable() || table.byName(member.name()) != null;
            if (counts && member.isWanted()) {
                specs.add(member.spec());
            }
        }
        return specs;
    }

    /**
     * What a plan has to know beyond the table.
     *
     * @param created the links that the repair at work has made
     * @param refused the steps to be left out, since they failed
     * @param findings what its ports are known to carry
     */
    Known known(LinkTable table, Set<String> created, Set<Step> refused, Findings findings) {
        Map<String, Integer> made = new HashMap<>();
        Map<String, String> heldElsewhere = new HashMap<>();
        for (Wanted member : members) {
            String held = member.health().heldElsewhere();
            if (held != null) {
                heldElsewhere.put(member.name(), held);
            }
            if (member.made().isIn(table)) {
                made.put(member.name(), member.made().ifindex());
            }
        }
        return new Known(made, created, refused, findings, heldElsewhere, desired);
    }

    /** The steps that failed in repairs before this one, and for which it is not time yet. */
    Set<Step> refusedLately(long nowNanos) {
        Set<Step> refused = new HashSet<>();
        for (Wanted member : members) {
            if (member.health().backoff().mustWait(nowNanos)) {
                refused.addAll(member.health().refused());
            }
        }
        return refused;
    }

    /** The link for whose sake a step is taken: for a port, the bond. */
    Wanted beneficiary(Step step) {
        for (Wanted member : members) {
            if (isAbout(step, member.name())) {
                return member;
            }
        }
        for (Wanted member : members) {
            if (isBond(member) && member.spec().lowers().stream().anyMatch(port -> isAbout(step, port))) {
                return member;
            }
        }
        return target;
    }

    private boolean isAbout(Step step, String name) {
        return isSame(step.link(), name, table);
    }
}
