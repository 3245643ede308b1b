package io.ifacer.daemon.bus;

/** The addresses of the event bus, and what travels on each. */
public final class Addresses {

    /** Published: {@link KernelNews}, from the link monitor. */
    public static final String KERNEL_LINKS = "kernel.links";

    /** Asked: {@code Effect.Apply} or {@code Effect.Dump}; answered with the {@code Input} that tells what became of it. */
    public static final String KERNEL_APPLY = "kernel.apply";

    /** Sent: {@code Effect.WatchRoutes}, to the link monitor. */
    public static final String KERNEL_WATCH = "kernel.watch";

    /** Asked: {@code Command}; answered with an {@code Answer}. */
    public static final String NETWORK_COMMAND = "network.command";

    /** Asked with an empty text; answered with {@code Input.Loaded}. */
    public static final String MEMORY_LOAD = "memory.load";

    /** Asked: {@code Effect.Persist}; answered with {@code Input.Saved} or {@code Input.SaveFailed}. */
    public static final String MEMORY_SAVE = "memory.save";

    /** Asked: {@code Effect.ProbeNamespaces}; answered with {@code Input.NamespacesProbed} or {@code Input.ProbeFailed}. */
    public static final String MEMORY_PROBE = "memory.probe";

    /** Asked with an empty text; answered with a {@code NodeView}. */
    public static final String NETWORK_VIEW = "network.view";

    /** Asked with an empty text; answered with a {@code NodePlan}. */
    public static final String NETWORK_PLAN = "network.plan";

    /** Asked with an empty text; answered when the engine can take a turn. */
    public static final String NETWORK_PULSE = "network.pulse";

    /** Asked with an empty text; answered by the CNI door's thread. */
    public static final String CNI_PULSE = "cni.pulse";

    /** Asked with an empty text; answered on the API's event loop. */
    public static final String API_PULSE = "api.pulse";

    /** Published: {@link CniServed}. */
    public static final String CNI_SERVED = "cni.served";

    /** Published: {@link NetworkEvent}. */
    public static final String NETWORK_EVENTS = "network.events";

    private Addresses() {}
}
