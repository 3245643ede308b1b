package io.ifacer.cni;

import io.ifacer.cni.IfacerConfig.BondConfig;
import io.ifacer.link.LinkName;
import io.ifacer.link.desired.DesiredLink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a configuration amounts to.
 *
 * @param links to be there, lowers before uppers; empty when there is nothing to do
 * @param interfaces every interface that the configuration names, whether or not something is made of it
 * @param warnings what of the configuration was ignored or read otherwise than it may have been meant, one line each
 */
public record Want(List<DesiredLink> links, List<String> interfaces, List<String> warnings) {

    /** They go into an event and a log line each: more of them say nothing new. */
    private static final int MAX_WARNINGS = 32;

    public Want {
        links = List.copyOf(links);
        interfaces = List.copyOf(interfaces);
        warnings = List.copyOf(warnings);
    }

    /**
     * Applies the rules that go by the number of interfaces.
     *
     * @throws CniException code 7 when a name is none, is there twice or stands on itself, or a bond option is wrong
     */
    public static Want of(IfacerConfig config, UnknownOptions unknownOptions) throws CniException {
        requireNames(config.interfaces());
        List<String> warnings = new ArrayList<>(config.warnings());
        List<DesiredLink> links;
        if (config.interfaces().size() == 1) {
            links = onOneInterface(config, warnings);
        } else if (config.bond().isEmpty()) {
            links = List.of();
            warnNothingMade(config, warnings);
        } else {
            links = onBond(config, config.bond().get(), unknownOptions, warnings);
        }
        return new Want(links, config.interfaces(), bounded(warnings));
    }

    private static List<String> bounded(List<String> warnings) {
        if (warnings.size() <= MAX_WARNINGS) {
            return warnings;
        }
        List<String> bounded = new ArrayList<>(warnings.subList(0, MAX_WARNINGS));
        bounded.add("and " + (warnings.size() - MAX_WARNINGS) + " more such warnings");
        return bounded;
    }

    private static List<DesiredLink> onOneInterface(IfacerConfig config, List<String> warnings) throws CniException {
        if (config.bond().isPresent()) {
            warnings.add("bond is ignored: there is one interface, a bond is made of two or more");
        }
        return config.vlanId() == 0
                ? List.of()
                : List.of(vlan(
                        config,
                        config.interfaces().get(0),
                        shorterCard(config.interfaces().get(0))));
    }

    private static void warnNothingMade(IfacerConfig config, List<String> warnings) {
        int count = config.interfaces().size();
        if (config.vlanId() > 0) {
            warnings.add("vlanID " + config.vlanId() + " is ignored: there are " + count + " interfaces and no bond");
        }
        warnings.add("nothing is made: there are " + count + " interfaces and no bond");
    }

    private static List<DesiredLink> onBond(
            IfacerConfig config, BondConfig bond, UnknownOptions unknownOptions, List<String> warnings)
            throws CniException {
        List<String> ports = config.interfaces();
        requireName("bond name", bond.name(), "choose a shorter 'bond.name'");
        if (ports.contains(bond.name())) {
            throw invalid("the bond " + bond.name() + " cannot be one of its own interfaces");
        }
        BondOptions options = BondOptions.parse(bond.options(), bond.mode(), ports, unknownOptions);
        warnings.addAll(options.warnings());
        DesiredLink made = new DesiredLink.Bond(
                bond.name(), bond.mode(), ports, options.values(), config.mtuBytes(), options.portOptions());
        if (config.vlanId() == 0) {
            return List.of(made);
        }
        DesiredLink.Vlan vlan = vlan(config, bond.name(), "choose a shorter 'bond.name'");
        if (ports.contains(vlan.name())) {
            throw invalid("the VLAN " + vlan.name() + " cannot be an interface of the bond it stands on");
        }
        return List.of(made, vlan);
    }

    /**
     * The VLAN on a lower: it has the lower's name in its own as it is asked for, by an altname or not, as the original has it.
     * Were it named after what the lower is called at the time, udev could give it another name than pods ask for.
     *
     * @param shorter what else to do where that is too long
     */
    private static DesiredLink.Vlan vlan(IfacerConfig config, String lower, String shorter) throws CniException {
        String name = lower + "." + config.vlanId();
        requireName("vlan name", name, "ask for a shorter 'vlanID', or " + shorter);
        return new DesiredLink.Vlan(name, lower, config.vlanId(), config.mtuBytes());
    }

    private static String shorterCard(String name) {
        return "name the interface by a shorter altname ('ip link property add dev " + Excerpt.of(name)
                + " altname NAME'), or give the card a shorter name in a udev rule";
    }

    private static void requireNames(List<String> interfaces) throws CniException {
        Set<String> seen = new HashSet<>();
        for (String name : interfaces) {
            Optional<String> fault = LinkName.faultOfAnyToAskFor(name);
            if (fault.isPresent()) {
                throw invalid("the interface name '" + Excerpt.of(name) + "' " + fault.get());
            }
            if (!seen.add(name)) {
                throw invalid("the interface " + name + " is there twice, each may be there once");
            }
        }
    }

    private static void requireName(String what, String name, String shorter) throws CniException {
        Optional<String> fault = LinkName.faultToAskFor(name);
        if (fault.isPresent()) {
            boolean isTooLong = LinkName.fault(name).isPresent()
                    && LinkName.faultOfCharacters(name).isEmpty();
            throw new CniException(
                    CniCode.INVALID_CONFIG,
                    "invalid config: the " + what + " '" + Excerpt.of(name) + "' " + fault.get(),
                    isTooLong ? shorter : "");
        }
    }

    private static CniException invalid(String why) {
        return new CniException(CniCode.INVALID_CONFIG, "invalid config: " + why);
    }
}
