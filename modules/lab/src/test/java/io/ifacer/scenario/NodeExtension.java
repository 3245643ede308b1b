package io.ifacer.scenario;

import io.ifacer.lab.Lab;
import io.ifacer.lab.LabExtension;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Gives the tests of a class one {@link Node}, which is started for the first and ended after the last, and each test that
 * asks for them {@link Nodes} of its own. Of a test that fails, {@link Evidence} is kept, and the failure says where.
 */
final class NodeExtension implements ParameterResolver, InvocationInterceptor {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(NodeExtension.class);

    private final LabExtension lab = new LabExtension();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Node.class || type == Nodes.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getParameter().getType() == Nodes.class) {
            return context.getStore(NAMESPACE).computeIfAbsent(Nodes.class, key -> new Nodes(), Nodes.class);
        }
        ExtensionContext ofClass =
                context.getTestMethod().isPresent() ? context.getParent().orElseThrow() : context;
        return ofClass.getStore(NAMESPACE)
                .computeIfAbsent(
                        Node.class,
                        key -> Node.in(
                                ((Lab) lab.resolveParameter(parameter, context)).namespace(), Repetitions.settings()),
                        Node.class);
    }

    @Override
    public void interceptBeforeAllMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        proceed(invocation, context);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        proceed(invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        proceed(invocation, context);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context) throws Throwable {
        proceed(invocation, context);
    }

    private static void proceed(Invocation<Void> invocation, ExtensionContext context) throws Throwable {
        try {
            invocation.proceed();
        } catch (TestAbortedException e) {
            throw e;
        } catch (Exception | AssertionError failure) {
            String name = context.getRequiredTestClass().getSimpleName()
                    + '-'
                    + context.getTestMethod().map(Method::getName).orElse("")
                    + '-'
                    + context.getDisplayName();
            throw new AssertionFailedError(failure.getMessage() + "\n" + Evidence.keep(name, nodes(context)), failure);
        }
    }

    private static List<Node> nodes(ExtensionContext context) {
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        List<Node> found = new ArrayList<>();
        Nodes own = store.get(Nodes.class, Nodes.class);
        if (own != null) {
            found.addAll(own.all());
        }
        Node ofClass = store.get(Node.class, Node.class);
        if (ofClass != null) {
            found.add(ofClass);
        }
        return found;
    }
}
