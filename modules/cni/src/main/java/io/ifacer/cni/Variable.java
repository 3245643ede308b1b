package io.ifacer.cni;

/** The names of the environment variables of a CNI request (specification 1.1.0, section "Parameters"). */
final class Variable {

    static final String COMMAND = "CNI_COMMAND";
    static final String CONTAINER_ID = "CNI_CONTAINERID";
    static final String NETNS = "CNI_NETNS";
    static final String IF_NAME = "CNI_IFNAME";
    static final String ARGS = "CNI_ARGS";
    static final String PATH = "CNI_PATH";

    private Variable() {}
}
