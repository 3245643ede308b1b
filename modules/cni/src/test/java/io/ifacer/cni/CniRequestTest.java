package io.ifacer.cni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ifacer.link.VisibleText;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CniRequestTest {

    @Test
    void everyFieldOfAnAddIsRead() throws CniException {
        CniRequest request = CniRequest.decode(Requests.withConfig(
                "{\"name\":\"n\"}",
                "CNI_COMMAND=ADD",
                "CNI_CONTAINERID=c1",
                "CNI_NETNS=/run/netns/x",
                "CNI_IFNAME=eth0",
                "CNI_ARGS=K8S_POD_NAME=p;A=b",
                "CNI_PATH=/opt/cni/bin"));

        assertThat(request.command()).isEqualTo(Verb.ADD);
        assertThat(request.containerId()).isEqualTo("c1");
        assertThat(request.netns()).isEqualTo("/run/netns/x");
        assertThat(request.ifName()).isEqualTo("eth0");
        assertThat(request.args()).isEqualTo("K8S_POD_NAME=p;A=b");
        assertThat(request.path()).isEqualTo("/opt/cni/bin");
        assertThat(request.config().copy()).asString().isEqualTo("{\"name\":\"n\"}");
    }

    @Test
    void delNeedsNoNetnsBecauseItMayBeGone() throws CniException {
        CniRequest request = CniRequest.decode(Requests.of("CNI_COMMAND=DEL", "CNI_CONTAINERID=c1", "CNI_IFNAME=eth0"));

        assertThat(request.netns()).isEmpty();
        assertThat(request.config().length()).isZero();
    }

    @Test
    void statusNeedsNoVariable() throws CniException {
        assertThat(CniRequest.decode(Requests.of("CNI_COMMAND=STATUS")).command())
                .isEqualTo(Verb.STATUS);
    }

    @Test
    void variablesThatAreNotOfCniAreLeftOut() throws CniException {
        assertThat(CniRequest.decode(Requests.of("CNI_COMMAND=VERSION", "HOME=/", "LANG=C"))
                        .command())
                .isEqualTo(Verb.VERSION);
    }

    @ParameterizedTest(name = "{0} with {1} misses {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "ADD | -                                  | CNI_CONTAINERID,CNI_NETNS,CNI_IFNAME",
                "ADD | CNI_CONTAINERID=c                  | CNI_NETNS,CNI_IFNAME",
                "ADD | CNI_CONTAINERID=c,CNI_NETNS=/n     | CNI_IFNAME",
                "ADD | CNI_NETNS=,CNI_IFNAME=eth0         | CNI_CONTAINERID,CNI_NETNS",
                "DEL | -                                  | CNI_CONTAINERID,CNI_IFNAME",
                "DEL | CNI_NETNS=/n,CNI_IFNAME=e          | CNI_CONTAINERID",
                "CHECK | -                                | CNI_CONTAINERID,CNI_NETNS,CNI_IFNAME",
                "CHECK | CNI_CONTAINERID=c,CNI_IFNAME=e   | CNI_NETNS",
                "GC  | CNI_CONTAINERID=c,CNI_IFNAME=e     | CNI_PATH",
                "GC  | CNI_PATH=                          | CNI_PATH"
            })
    void allMissingVariablesAreNamedAtOnce(String verb, String given, String missing) {
        String[] variables = given == null ? new String[0] : given.split(",");
        String[] all = Arrays.copyOf(variables, variables.length + 1);
        all[variables.length] = "CNI_COMMAND=" + verb;

        refused(Requests.of(all), CniCode.INVALID_ENVIRONMENT, "required env variables [" + missing + "] missing");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "CNI_COMMAND=add, unknown CNI_COMMAND: add",
        "CNI_COMMAND=, required env variables [CNI_COMMAND] missing",
        "CNI_ARGS=x, required env variables [CNI_COMMAND] missing"
    })
    void aVerbThatIsNoneIsSaidToBeSo(String variable, String msg) {
        refused(Requests.of(variable), CniCode.INVALID_ENVIRONMENT, msg);
    }

    @ParameterizedTest(name = "container id {0}")
    @ValueSource(strings = {"c", "0", "A_b.c-9", "3f9a7c"})
    void containerIdsAreIdentifiers(String id) throws CniException {
        assertThat(CniRequest.decode(del(id, "eth0")).containerId()).isEqualTo(id);
    }

    @ParameterizedTest(name = "container id [{0}]")
    @ValueSource(strings = {"_c", ".c", "-c", "a/b", "a b", "a:b", "ä", "a\n"})
    void otherContainerIdsAreRefused(String id) {
        refused(del(id, "eth0"), CniCode.INVALID_ENVIRONMENT, "invalid CNI_CONTAINERID");
    }

    @ParameterizedTest(name = "interface name [{0}]: it {1}")
    @CsvSource({
        "abcdefghijklmnop, is 16 bytes long",
        "ääääääää, is 16 bytes long",
        "., is not a name",
        ".., is not a name",
        "a/b, holds a character",
        "a:b, holds a character",
        "'a b', holds a character"
    })
    void interfaceNamesFollowTheKernel(String name, String fault) {
        refused(del("c", name), CniCode.INVALID_ENVIRONMENT, "invalid CNI_IFNAME '" + name + "': it " + fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/run/netns/x\u001b[2J", "/run/\nnetns", "/run/\u202enetns", "/run/\u009b0m"})
    void aNamespaceThatCannotBeReadIsRefusedToAddAndNotToDel(String netns) throws CniException {
        for (String verb : List.of("ADD", "CHECK")) {
            refused(
                    Requests.of("CNI_COMMAND=" + verb, "CNI_CONTAINERID=c", "CNI_IFNAME=eth0", "CNI_NETNS=" + netns),
                    CniCode.INVALID_ENVIRONMENT,
                    "invalid CNI_NETNS '" + VisibleText.of(netns) + "': it holds a control or format character");
        }
        byte[] del = Requests.of("CNI_COMMAND=DEL", "CNI_CONTAINERID=c", "CNI_IFNAME=eth0", "CNI_NETNS=" + netns);
        assertThat(CniRequest.decode(del).netns()).isEqualTo(netns);
    }

    @Test
    void anInterfaceNameThatCannotBeReadIsRefusedToAdd() {
        refused(
                Requests.of("CNI_COMMAND=ADD", "CNI_CONTAINERID=c", "CNI_IFNAME=e\u001b[1m", "CNI_NETNS=/n"),
                CniCode.INVALID_ENVIRONMENT,
                "invalid CNI_IFNAME 'e\\u001b[1m': it holds a control or format character");
    }

    @ParameterizedTest(name = "framing {0}")
    @ValueSource(
            strings = {"", "CNI_COMMAND=ADD", "CNI_COMMAND=ADD\0", "CNI_COMMAND\0\0", "=ADD\0\0", "CNI_A=1\0CNI_A=2\0\0"
            })
    void brokenFramingIsATypedError(String request) {
        assertThatThrownBy(() -> CniRequest.decode(Requests.bytes(request)))
                .isInstanceOf(MalformedRequestException.class)
                .hasMessageStartingWith("malformed request: ");
    }

    @Test
    void theConfigurationOfARefusedRequestCanStillBeRead() {
        assertThat(CniRequest.configIn(Requests.withConfig("{}", "CNI_COMMAND=ADD"))
                        .copy())
                .asString()
                .isEqualTo("{}");
        assertThat(CniRequest.configIn(Requests.bytes("CNI_COMMAND")).length()).isZero();
    }

    @Test
    void variablesMustBeUtf8AndFew() {
        byte[] latin1 = {'C', 'N', 'I', '_', 'X', '=', (byte) 0xE4, 0, 0};
        assertThatThrownBy(() -> CniRequest.decode(latin1)).hasMessageContaining("is not UTF-8");

        byte[] many = Requests.bytes("A=b\0".repeat(65) + "\0");
        assertThatThrownBy(() -> CniRequest.decode(many)).hasMessageContaining("more than 64 variables");
    }

    @Test
    void identifiersAndPathsAreBounded() throws CniException {
        assertThat(CniRequest.decode(del("c".repeat(253), "eth0")).containerId())
                .hasSize(253);
        refused(
                del("c".repeat(254), "eth0"),
                CniCode.INVALID_ENVIRONMENT,
                "invalid CNI_CONTAINERID '" + "c".repeat(64) + "...': it is 254 characters long, the limit is 253");

        assertThat(CniRequest.decode(inNamespace("/" + "n".repeat(4094))).netns())
                .hasSize(4095);
        refused(
                inNamespace("/" + "n".repeat(4095)),
                CniCode.INVALID_ENVIRONMENT,
                "invalid CNI_NETNS '/" + "n".repeat(63)
                        + "...': it is 4096 bytes long, the kernel's limit for a path is");
    }

    private static byte[] inNamespace(String path) {
        return Requests.of("CNI_COMMAND=ADD", "CNI_CONTAINERID=c", "CNI_IFNAME=eth0", "CNI_NETNS=" + path);
    }

    @ParameterizedTest(name = "{0} of a million bytes")
    @ValueSource(strings = {"CNI_CONTAINERID", "CNI_NETNS", "CNI_IFNAME", "CNI_ARGS", "CNI_PATH", "CNI_X", "X"})
    void theVariablesTogetherAreBounded(String name) {
        byte[] request = Requests.withConfig("{}", "CNI_COMMAND=STATUS", name + "=" + "x".repeat(1_040_000));

        refused(request, CniCode.INVALID_ENVIRONMENT, "the CNI_* variables are longer than 65536 bytes together");
        assertThat(CniRequest.configIn(request).copy()).asString().isEqualTo("{}");
    }

    @Test
    void theLimitIsExact() throws CniException {
        byte[] head = Requests.of("CNI_COMMAND=VERSION");
        byte[] most = Arrays.copyOf(head, CniRequest.MAX_BYTES);
        assertThat(CniRequest.decode(most).config().length()).isEqualTo(CniRequest.MAX_BYTES - head.length);

        byte[] tooMuch = Arrays.copyOf(head, CniRequest.MAX_BYTES + 1);
        refused(tooMuch, CniCode.INVALID_CONFIG, "the request is longer than 1114112 bytes");
    }

    private static byte[] del(String id, String ifName) {
        return Requests.of("CNI_COMMAND=DEL", "CNI_CONTAINERID=" + id, "CNI_IFNAME=" + ifName);
    }

    private static void refused(byte[] request, CniCode code, String msg) {
        CniException refusal = catchThrowableOfType(CniException.class, () -> CniRequest.decode(request));
        assertThat(refusal.error().code()).isEqualTo(code);
        assertThat(refusal).hasMessageStartingWith(msg);
    }
}
