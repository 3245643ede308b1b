package io.ifacer.cni;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The operations of CNI (specification 1.1.0, section "CNI operations"): since when they are, and the variables each cannot
 * do without.
 */
@SuppressWarnings("ImmutableEnumChecker") // its list is the unmodifiable one of the constructor
public enum Verb {
    ADD("0.1.0", Variable.CONTAINER_ID, Variable.NETNS, Variable.IF_NAME),
    /** Without CNI_NETNS: the namespace may be gone, and a DEL must not fail over that. */
    DEL("0.1.0", Variable.CONTAINER_ID, Variable.IF_NAME),
    CHECK("0.4.0", Variable.CONTAINER_ID, Variable.NETNS, Variable.IF_NAME),
    GC("1.1.0", Variable.PATH),
    STATUS("1.1.0"),
    VERSION("0.1.0");

    private final String since;
    private final List<String> required;

    Verb(String since, String... required) {
        this.since = since;
        this.required = List.of(required);
    }

    /** The names of the variables it needs. */
    public List<String> required() {
        return required;
    }

    /**
     * Makes sure that a configuration may be used with this operation: one of an older version promises the runtime that
     * it does not exist.
     *
     * @throws CniException code 1 when the network's version of CNI does not have the operation
     */
    public void requireIn(NetworkConfig network) throws CniException {
        if (CniVersion.isOlder(network.cniVersion(), since)) {
            throw new CniException(
                    CniCode.INCOMPATIBLE_VERSION,
                    "incompatible CNI version: the configuration asks for " + network.cniVersion() + ", which has no "
                            + this,
                    this + " needs cniVersion " + since + " or later");
        }
    }

    static Optional<Verb> named(String name) {
        return Arrays.stream(values()).filter(verb -> verb.name().equals(name)).findFirst();
    }
}
