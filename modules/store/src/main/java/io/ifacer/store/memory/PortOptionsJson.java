package io.ifacer.store.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ifacer.link.PortOption;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is declared of a bond's single ports as JSON, by the port's name and the kernel's: {@code {"ens1":{"prio":5}}}. */
final class PortOptionsJson {

    private PortOptionsJson() {}

    static ObjectNode write(Map<String, Map<PortOption, Integer>> ports) {
        ObjectNode object = Json.newObject();
        ports.forEach((port, options) -> {
            ObjectNode each = object.putObject(port);
            options.forEach((option, value) -> each.put(option.kernelName(), value));
        });
        return object;
    }

    static Map<String, Map<PortOption, Integer>> read(Fields fields) throws MalformedException {
        Map<String, Map<PortOption, Integer>> ports = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> port : fields.rest()) {
            ports.put(port.getKey(), options(Fields.of(port.getValue(), port.getKey())));
        }
        return ports;
    }

    private static Map<PortOption, Integer> options(Fields fields) throws MalformedException {
        Map<PortOption, Integer> options = new EnumMap<>(PortOption.class);
        for (PortOption option : PortOption.values()) {
            if (fields.has(option.kernelName())) {
                options.put(option, fields.integer(option.kernelName(), option.min(), option.max()));
            }
        }
        fields.finish();
        return options;
    }
}
