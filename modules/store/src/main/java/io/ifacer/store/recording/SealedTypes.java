package io.ifacer.store.recording;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds every class that a record can hold, through sealed types and the arguments of collections. */
final class SealedTypes {

    private final Set<Class<?>> found = new LinkedHashSet<>();

    private SealedTypes() {}

    /** The records that stand for one of several, reachable from a root. */
    static Set<Class<?>> reachableFrom(Class<?>... roots) {
        SealedTypes types = new SealedTypes();
        for (Class<?> root : roots) {
            types.visit(root);
        }
        types.found.removeIf(type -> !type.isRecord());
        return types.found;
    }

    private void visit(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            for (Type argument : parameterized.getActualTypeArguments()) {
                visit(argument);
            }
        } else if (type instanceof Class<?> known && found.add(known)) {
            visitMembers(known);
        }
    }

    private void visitMembers(Class<?> type) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                visit(permitted);
            }
        }
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                visit(component.getGenericType());
            }
        }
    }
}
