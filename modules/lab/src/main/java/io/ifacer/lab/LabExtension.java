package io.ifacer.lab;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link Lab} as a parameter. All test classes of a JVM share one: it boots when the first asks, and ends
 * with the JVM. A test that asks for a lab fails where none can be had; it is never skipped.
 */
public final class LabExtension implements ParameterResolver {

    /** Not in a store of JUnit's: where classes are shared out among several JVMs, each class is a run of its own. */
    private static @Nullable Lab shared;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lab.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shared();
    }

    private static synchronized Lab shared() {
        if (shared == null) {
            Lab booted = Lab.boot();
            Runtime.getRuntime().addShutdownHook(new Thread(booted::close, "lab-end"));
            shared = booted;
        }
        return shared;
    }
}
