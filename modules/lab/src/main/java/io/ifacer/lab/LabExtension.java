package io.ifacer.lab;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link Lab} as a parameter. All test classes of a run share one: it boots when the first asks, and ends
 * with the run. A test that asks for a lab fails where none can be had; it is never skipped.
 */
public final class LabExtension implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(LabExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lab.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // The root's store closes what it holds, being AutoCloseable, when the run ends.
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Lab.class, key -> Lab.boot(), Lab.class);
    }
}
