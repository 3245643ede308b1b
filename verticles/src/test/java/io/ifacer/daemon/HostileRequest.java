package io.ifacer.daemon;

/**
 * A request that somebody sends who may write configurations, or more. Each is the smallest of its kind that is known to have
 * cost, or could cost, more memory than it has bytes.
 *
 * @param name what it is
 * @param text variables and configuration
 * @param code the CNI code that it is answered with, 0 for success
 */
record HostileRequest(String name, String text, int code) {

    private static final int MUCH = 1_040_000;

    static HostileRequest[] all() {
        return new HostileRequest[] {
            new HostileRequest("340,000 empty objects in prevResult", prevResult(list("{}", 340_000)), 7),
            new HostileRequest("255,000 numbers in prevResult", prevResult(list("1e9", 255_000)), 7),
            new HostileRequest("29,000 empty objects in prevResult", prevResult(list("{}", 29_000)), 0),
            new HostileRequest(
                    "a prevResult of one megabyte of text", prevResult("\"" + "x".repeat(1_000_000) + "\""), 0),
            new HostileRequest("29,000 different names in prevResult", prevResult("{" + names(29_000) + "}"), 0),
            new HostileRequest("29,000 unknown keys", add(names(29_000)), 0),
            new HostileRequest("29,000 keys of a bond", add("\"bond\":{" + names(29_000) + "}"), 7),
            new HostileRequest("120,000 interfaces", add("\"interfaces\":" + list("\"e\"", 120_000)), 7),
            new HostileRequest("500,000 brackets in each other", add("\"x\":" + "[".repeat(500_000)), 6),
            new HostileRequest("a network name of a megabyte", add("\"name\":\"" + "n".repeat(MUCH) + "\""), 7),
            new HostileRequest(
                    "bond options of a megabyte",
                    add("\"interfaces\":[\"a\",\"b\"],\"bond\":{\"options\":\"" + "a;".repeat(MUCH / 2) + "\"}"),
                    7),
            new HostileRequest("a container id of a megabyte", variable("CNI_CONTAINERID"), 4),
            new HostileRequest("a namespace of a megabyte", variable("CNI_NETNS"), 4),
            new HostileRequest("arguments of a megabyte", variable("CNI_ARGS"), 4),
            new HostileRequest("a request over the limit", variable("CNI_ARGS") + "x".repeat(MUCH), 7),
            new HostileRequest("a GC that names 9,000 attachments", gc(9_000), 0),
        };
    }

    /** An ADD such as every pod makes. */
    static String goodAdd(String container) {
        return request("ADD", container, config(""));
    }

    private static String add(String members) {
        return request("ADD", "hostile", config("," + members));
    }

    private static String prevResult(String value) {
        return add("\"prevResult\":{\"cniVersion\":\"1.1.0\",\"x\":" + value + "}");
    }

    private static String gc(int attachments) {
        StringBuilder valid = new StringBuilder();
        for (int i = 0; i < attachments; i++) {
            valid.append(i == 0 ? "" : ",")
                    .append("{\"containerID\":\"")
                    .append(String.format("%064x", i))
                    .append("\",\"ifname\":\"eth0\"}");
        }
        // of a network that no pod of the test is in
        return request("GC", "", config(",\"name\":\"other\",\"cni.dev/valid-attachments\":[" + valid + "]"));
    }

    private static String variable(String name) {
        return "CNI_COMMAND=ADD\0" + name + "=" + "x".repeat(MUCH) + "\0\0" + config("");
    }

    private static String config(String more) {
        return "{\"cniVersion\":\"1.1.0\",\"name\":\"net\",\"interfaces\":[\"" + AttackedDaemon.CARD
                + "\"],\"vlanID\":7" + more + "}";
    }

    private static String request(String verb, String container, String config) {
        return "CNI_COMMAND=" + verb + "\0CNI_CONTAINERID=" + container + "\0CNI_NETNS=/run/netns/" + container
                + "\0CNI_IFNAME=eth0\0CNI_PATH=/opt/cni/bin\0\0" + config;
    }

    private static String list(String element, int count) {
        return "[" + (element + ",").repeat(count - 1) + element + "]";
    }

    private static String names(int count) {
        StringBuilder names = new StringBuilder("\"k\":0");
        for (int i = 1; i < count; i++) {
            names.append(",\"k").append(i).append("\":0");
        }
        return names.toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
