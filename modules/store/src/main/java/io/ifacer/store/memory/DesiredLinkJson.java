package io.ifacer.store.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ifacer.link.BondMode;
import io.ifacer.link.LinkName;
import io.ifacer.link.desired.DesiredLink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A desired link as JSON: {@code {"vlan":"bond0.200","lower":"bond0","id":200}} or
 * {@code {"bond":"bond0","mode":"active-backup","ports":["ens1","ens2"],"options":{"miimon":100}}}, each with {@code mtu}
 * in bytes where one is declared, and a bond with {@code "portOptions":{"ens1":{"queue_id":2}}} where something is declared
 * of its ports. Words are the kernel's.
 */
final class DesiredLinkJson {

    private static final int MAX_VLAN_ID = 4094;

    private DesiredLinkJson() {}

    static ObjectNode write(DesiredLink link) {
        ObjectNode object = Json.newObject();
        if (link instanceof DesiredLink.Vlan vlan) {
            object.put("vlan", vlan.name()).put("lower", vlan.lower()).put("id", vlan.id());
            putMtu(object, vlan.mtuBytes());
        } else if (link instanceof DesiredLink.Bond bond) {
            object.put("bond", bond.name()).put("mode", bond.mode().kernelName());
            bond.ports().forEach(object.putArray("ports")::add);
            object.set("options", BondOptionsJson.write(bond.options()));
            if (!bond.portOptions().isEmpty()) {
                object.set("portOptions", PortOptionsJson.write(bond.portOptions()));
            }
            putMtu(object, bond.mtuBytes());
        }
        return object;
    }

    private static void putMtu(ObjectNode object, int mtuBytes) {
        if (mtuBytes != DesiredLink.MTU_UNDECLARED) {
            object.put("mtu", mtuBytes);
        }
    }

    static List<DesiredLink> readAll(List<JsonNode> nodes) throws MalformedException {
        List<DesiredLink> links = new ArrayList<>(nodes.size());
        for (JsonNode node : nodes) {
            links.add(read(Fields.of(node, "link " + (links.size() + 1))));
        }
        return links;
    }

    private static DesiredLink read(Fields fields) throws MalformedException {
        DesiredLink link = fields.has("vlan") ? readVlan(fields) : readBond(fields);
        fields.finish();
        return link;
    }

    private static DesiredLink readVlan(Fields fields) throws MalformedException {
        return new DesiredLink.Vlan(
                name(fields, "vlan"),
                anyName(fields, "lower", fields.text("lower")),
                fields.integer("id", 1, MAX_VLAN_ID),
                mtu(fields));
    }

    private static DesiredLink readBond(Fields fields) throws MalformedException {
        String name = name(fields, "bond");
        BondMode mode = mode(fields);
        List<String> ports = fields.texts("ports");
        for (String port : ports) {
            anyName(fields, "ports", port);
        }
        return new DesiredLink.Bond(
                name,
                mode,
                ports,
                BondOptionsJson.read(fields.object("options")),
                mtu(fields),
                fields.has("portOptions") ? PortOptionsJson.read(fields.object("portOptions")) : Map.of());
    }

    private static BondMode mode(Fields fields) throws MalformedException {
        String word = fields.text("mode");
        return Arrays.stream(BondMode.values())
                .filter(mode -> mode.kernelName().equals(word))
                .findFirst()
                .orElseThrow(() -> fields.wrong("mode", "a bond mode"));
    }

    private static int mtu(Fields fields) throws MalformedException {
        return fields.has("mtu") ? fields.integer("mtu", 1, Integer.MAX_VALUE) : DesiredLink.MTU_UNDECLARED;
    }

    private static String name(Fields fields, String key) throws MalformedException {
        return require(fields, key, fields.text(key), LinkName::fault);
    }

    /** By which a link is found, which may be an altname. */
    private static String anyName(Fields fields, String key, String name) throws MalformedException {
        return require(fields, key, name, LinkName::faultOfAny);
    }

    private static String require(Fields fields, String key, String name, Function<String, Optional<String>> faultOf)
            throws MalformedException {
        if (faultOf.apply(name).isPresent()) {
            throw fields.wrong(key, "the name of a link");
        }
        return name;
    }
}
