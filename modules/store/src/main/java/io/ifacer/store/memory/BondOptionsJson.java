package io.ifacer.store.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The declared options of a bond as JSON: the kernel's names, words for the values that have words, numbers, addresses,
 * port names. A port by its ifindex is never declared, since numbers do not outlive a reboot.
 */
final class BondOptionsJson {

    private static final Map<String, BondOption> BY_KERNEL_NAME =
            Arrays.stream(BondOption.values()).collect(Collectors.toMap(BondOption::kernelName, Function.identity()));

    private BondOptionsJson() {}

    static ObjectNode write(Map<BondOption, BondValue> options) {
        ObjectNode object = Json.newObject();
        options.forEach((option, value) -> write(object, option, value));
        return object;
    }

    private static void write(ObjectNode object, BondOption option, BondValue value) {
        String name = option.kernelName();
        if (value instanceof BondValue.Addresses list) {
            list.addresses().forEach(object.putArray(name)::add);
        } else if (value instanceof BondValue.Num number && option.symbols().isEmpty()) {
            object.put(name, number.value());
        } else {
            object.put(name, option.describe(value));
        }
    }

    static Map<BondOption, BondValue> read(Fields fields) throws MalformedException {
        Map<BondOption, BondValue> options = new EnumMap<>(BondOption.class);
        for (Map.Entry<String, JsonNode> entry : fields.rest()) {
            BondOption option = BY_KERNEL_NAME.get(entry.getKey());
            if (option == null) {
                throw new MalformedException("the bond option '" + entry.getKey() + "' is unknown");
            }
            options.put(option, read(fields, option));
        }
        return options;
    }

    private static BondValue read(Fields fields, BondOption option) throws MalformedException {
        String name = option.kernelName();
        return switch (option.wire()) {
            case U8, U16, U32 -> number(fields, option);
            case IFINDEX -> new BondValue.PortName(fields.text(name));
            case IPV4_LIST, IPV6_LIST -> new BondValue.Addresses(fields.texts(name));
            case MAC -> new BondValue.Mac(fields.text(name));
        };
    }

    private static BondValue number(Fields fields, BondOption option) throws MalformedException {
        String name = option.kernelName();
        if (option.symbols().isEmpty()) {
            return new BondValue.Num(fields.integer(name, (int) option.min(), (int) option.max()));
        }
        int symbol = option.symbols().indexOf(fields.text(name));
        if (symbol < 0) {
            throw fields.wrong(name, "one of " + String.join(", ", option.symbols()));
        }
        return new BondValue.Num(option.min() + symbol);
    }
}
