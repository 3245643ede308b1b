package io.ifacer.daemon.bus;

import io.ifacer.link.engine.Input;

/**
 * What the link monitor heard.
 *
 * @param input a {@code Subscribed}, {@code KernelBatch}, {@code AddressesGone}, {@code RoutesGone} or {@code Overrun}
 * @param taken to be run once by the network verticle when it has dealt with the input: the monitor hands over a bounded
 *     number of inputs ahead of that, and then leaves the rest with the kernel
 */
public record KernelNews(Input input, Runnable taken) {}
