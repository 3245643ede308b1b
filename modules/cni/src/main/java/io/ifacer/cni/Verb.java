package io.ifacer.cni;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The operations of CNI (specification 1.1.0, section "CNI operations") and the variables each cannot do without. */
@SuppressWarnings("ImmutableEnumChecker") // its list is the unmodifiable one of the constructor
public enum Verb {
    ADD(Support.CARRIED_OUT, Variable.CONTAINER_ID, Variable.NETNS, Variable.IF_NAME),
    DEL(Support.CARRIED_OUT, Variable.CONTAINER_ID, Variable.IF_NAME),
    CHECK(Support.REFUSED, Variable.CONTAINER_ID, Variable.NETNS, Variable.IF_NAME),
    GC(Support.REFUSED),
    STATUS(Support.REFUSED),
    VERSION(Support.CARRIED_OUT);

    private enum Support {
        CARRIED_OUT,
        REFUSED
    }

    private final Support support;
    private final List<String> required;

    Verb(Support support, String... required) {
        this.support = support;
        this.required = List.of(required);
    }

    /** Whether this version of ifacer carries the operation out. */
    public boolean carriedOut() {
        return support == Support.CARRIED_OUT;
    }

    /** The names of the variables it needs. */
    public List<String> required() {
        return required;
    }

    static Optional<Verb> named(String name) {
        return Arrays.stream(values()).filter(verb -> verb.name().equals(name)).findFirst();
    }
}
