package io.ifacer.scenario;

/** Plugin configurations as a runtime hands them over. */
final class Config {

    private Config() {}

    /** The entry of a conflist, with what the runtime adds to it. */
    static String of(String entry) {
        return "{\"cniVersion\":\"0.3.1\",\"name\":\"macvlan-conf\",\"type\":\"ifacer\"," + entry + "}";
    }

    static String vlan(String nic, int id) {
        return of("\"interfaces\":[\"" + nic + "\"],\"vlanID\":" + id);
    }

    static String bond(String name, String mode, String options, int vlanId, String... ports) {
        return of("\"interfaces\":[\"" + String.join("\",\"", ports) + "\"],\"vlanID\":" + vlanId
                + ",\"bond\":{\"name\":\"" + name + "\",\"mode\":" + mode + ",\"options\":\"" + options + "\"}");
    }
}
