package io.ifacer.simulation;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How much an object remembers: the entries of every collection that can be reached from it, but for those in values. */
final class Footprint {

    private static final String OWN = "io.ifacer.";

    private static final Map<Class<?>, List<Field>> FIELDS = new HashMap<>();

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> toVisit = new ArrayDeque<>();
    private int entries;

    private Footprint() {}

    /** The number of entries, each collection counted once. */
    static int entriesOf(Object root) {
        Footprint footprint = new Footprint();
        footprint.reach(root);
        while (!footprint.toVisit.isEmpty()) {
            footprint.visit(footprint.toVisit.pop());
        }
        return footprint.entries;
    }

    private void reach(@Nullable Object object) {
        if (object != null && seen.add(object)) {
            toVisit.push(object);
        }
    }

    private void visit(Object object) {
        if (object instanceof Collection<?> collection) {
            entries += collection.size();
            collection.forEach(this::reach);
        } else if (object instanceof Map<?, ?> map) {
            entries += map.size();
            map.keySet().forEach(this::reach);
            map.values().forEach(this::reach);
        } else if (isMutable(object.getClass())) {
            fieldsOf(object.getClass()).forEach(field -> reach(read(field, object)));
        }
    }

    /** Records and enums are values: they may be large, but do not grow. */
    private static boolean isMutable(Class<?> type) {
        return type.getName().startsWith(OWN) && !type.isRecord() && !Enum.class.isAssignableFrom(type);
    }

    private static @Nullable Object read(Field field, Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot look into " + field, e);
        }
    }

    private static List<Field> fieldsOf(Class<?> type) {
        return FIELDS.computeIfAbsent(type, Footprint::instanceFields);
    }

    private static List<Field> instanceFields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                boolean isOwnToInstance = !Modifier.isStatic(field.getModifiers())
                        && !field.getType().isPrimitive();
                if (isOwnToInstance && field.trySetAccessible()) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }
}
