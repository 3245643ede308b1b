package io.ifacer.store.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ifacer.link.PortOption;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is declared of the ports of a bond as JSON, by the port's name: the kernel's names with numbers. */
final class PortOptionsJson {

    private PortOptionsJson() {}

    static ObjectNode write(Map<String, Map<PortOption, Integer>> byPort) {
        ObjectNode object = Json.newObject();
        byPort.forEach((port, options) -> {
            ObjectNode ofPort = object.putObject(port);
            options.forEach((option, value) -> ofPort.put(option.kernelName(), value));
        });
        return object;
    }

    static Map<String, Map<PortOption, Integer>> read(Fields fields) throws MalformedException {
        Map<String, Map<PortOption, Integer>> byPort = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> port : fields.rest()) {
            byPort.put(port.getKey(), options(Fields.of(port.getValue(), "the options of port " + port.getKey())));
        }
        return byPort;
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
