package io.ifacer.cni;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A configuration with bytes changed, left out or doubled: refused with a code, or passed on as a tree would say it. */
class ConfigMutationTest {

    private static final ObjectMapper TREES = new ObjectMapper();
    private static final int MUTATIONS = 30_000;
    private static final String SPICE = "{}[]\",:\\ntf019e-.\u00e4 ";

    private static final String CONFIG =
            "\uFEFF{\"cniVersion\": \"1.0.0\", \"name\":\"n\u00e4\", \"name\":\"n\",\"interfaces\":[\"e\"],"
                    + "\"bond\":{\"options\":\"a=\u20ac\"},\"x\":[{},[1e9,-0.10,null,\"\\u00e4\\\"\"]],\"prevResult\" : "
                    + "{ \"dns\":{\"a\":[true,{\"cniVersion\":1}]}, \"cniVersion\" :\"0.4.0\" ,\"ips\":[\"\u20ac\"]}, \"mtu\":1500 }";

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whateverBecomesOfItsBytes(long seed) throws IOException {
        Random random = new Random(seed);
        int passedOn = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] config = mutated(random);
            byte[] request = Requests.withConfig("", "CNI_COMMAND=STATUS", "CNI_ARGS=" + "x".repeat(random.nextInt(9)));
            byte[] both = Arrays.copyOf(request, request.length + config.length);
            System.arraycopy(config, 0, both, request.length, config.length);
            passedOn += passedOn(both, config) ? 1 : 0;
        }
        assertThat(passedOn).as("mutations that left it a configuration").isGreaterThan(MUTATIONS / 20);
    }

    private static boolean passedOn(byte[] request, byte[] config) throws IOException {
        NetworkConfig network;
        CniAnswer answer;
        try {
            network = NetworkConfig.decode(CniRequest.decode(request).config());
            answer = CniAnswer.added(network);
        } catch (CniException e) {
            assertThat(e.error().code())
                    .isIn(CniCode.NOT_DECODABLE, CniCode.INVALID_CONFIG, CniCode.INCOMPATIBLE_VERSION);
            return false;
        }
        assertThat(TREES.readTree(answer.stdout()))
                .as(() -> new String(config, StandardCharsets.UTF_8))
                .isEqualTo(expected(network, config));
        return true;
    }

    /** The same by trees. */
    private static JsonNode expected(NetworkConfig network, byte[] config) throws IOException {
        JsonNode found = null;
        for (var member : TREES.readTree(config).properties()) {
            if (member.getKey().equalsIgnoreCase("prevResult")) {
                found = member.getValue();
            }
        }
        ObjectNode result = found instanceof ObjectNode object
                ? object
                : TREES.createObjectNode().set("dns", TREES.createObjectNode());
        return result.put("cniVersion", network.cniVersion());
    }

    private static byte[] mutated(Random random) {
        byte[] bytes = CONFIG.getBytes(StandardCharsets.UTF_8);
        for (int count = random.nextInt(3); count >= 0; count--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) SPICE.charAt(random.nextInt(SPICE.length()));
                case 2 -> bytes = without(bytes, at);
                default -> bytes = twice(bytes, at);
            }
        }
        return bytes;
    }

    private static byte[] without(byte[] bytes, int at) {
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
        System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
        return shorter;
    }

    private static byte[] twice(byte[] bytes, int at) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
        return longer;
    }
}
