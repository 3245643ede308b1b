package io.ifacer.daemon.bus;

/** The addresses of the event bus, and what travels on each. */
public final class Addresses {

    /** Published: {@link KernelNews}, from the link monitor. */
    public static final String KERNEL_LINKS = "kernel.links";

    /** Asked: {@code Effect.Apply} or {@code Effect.Dump}; answered with the {@code Input} that tells what became of it. */
    public static final String KERNEL_APPLY = "kernel.apply";

    /** Asked: {@code Command}; answered with an {@code Answer}. */
    public static final String NETWORK_COMMAND = "network.command";

    /** Published: {@link NetworkEvent}. */
    public static final String NETWORK_EVENTS = "network.events";

    private Addresses() {}
}
