package io.ifacer.cni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ifacer.link.desired.Attachment;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidAttachmentsTest {

    @Test
    void eachEntryIsAnAttachmentOfTheNetwork() throws CniException {
        assertThat(valid("[{'containerID':'a','ifname':'eth0'},{'containerID':'a','ifname':'net1','more':1}]"))
                .containsExactlyInAnyOrder(new Attachment("net", "a", "eth0"), new Attachment("net", "a", "net1"));
    }

    @ParameterizedTest(name = "{0} is an empty list")
    @ValueSource(strings = {"[]", "null"})
    void nothingIsLeft(String list) throws CniException {
        assertThat(valid(list)).isEmpty();
    }

    @Test
    void aMissingListIsNotAnEmptyOne() throws CniException {
        NetworkConfig network = network("{'cniVersion':'1.1.0','name':'net'}");
        CniError error = catchThrowableOfType(CniException.class, () -> ValidAttachments.of(network))
                .error();

        assertThat(error.code()).isEqualTo(CniCode.INVALID_CONFIG);
        assertThat(error.msg()).isEqualTo("invalid config: cni.dev/valid-attachments is missing");
    }

    /** It may be complete or not: to act on it would be a guess. */
    @Test
    void theKeyOfADraftIsNamedAndNotTaken() throws CniException {
        NetworkConfig network = network(
                "{'cniVersion':'1.1.0','name':'net','cni.dev/attachments':[{'containerID':'a','ifname':'eth0'}]}");
        CniError error = catchThrowableOfType(CniException.class, () -> ValidAttachments.of(network))
                .error();

        assertThat(error.code()).isEqualTo(CniCode.INVALID_CONFIG);
        assertThat(error.msg())
                .isEqualTo(
                        "invalid config: cni.dev/valid-attachments is missing: cni.dev/attachments, which is given, is its"
                                + " name in a draft of the specification");
    }

    /** Left out, a live container's attachment would be dropped. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7                                      | must be a list of objects, it is 7",
                "{}                                     | must be a list of objects, it is a JSON object",
                "[7]                                    | [0] must be an object, it is 7",
                "[{'containerID':'a','ifname':'e'},[]]  | [1] must be an object, it is a JSON array",
                "[{'ifname':'e'}]                       | [0].containerID must be a string, it is missing",
                "[{'containerID':null,'ifname':'e'}]    | [0].containerID must be a string, it is null",
                "[{'containerID':'','ifname':'e'}]      | [0].containerID '' is not a container id",
                "[{'containerID':'a'}]                  | [0].ifname must be a string, it is missing",
                "[{'containerID':'a','ifname':''}]      | [0].ifname '' is empty",
                "[{'containerID':'a','ifname':'e f'}]   | [0].ifname 'e f' holds a character"
            })
    void oneBadEntryRefusesTheWholeList(String list, String why) {
        CniError error =
                catchThrowableOfType(CniException.class, () -> valid(list)).error();

        assertThat(error.code()).isEqualTo(CniCode.INVALID_CONFIG);
        assertThat(error.msg())
                .startsWith("invalid config: cni.dev/valid-attachments" + (why.startsWith("[") ? "" : " ") + why);
    }

    @Test
    void thereIsRoomForWhatANodeCanHave() throws CniException {
        StringBuilder list = new StringBuilder("[");
        for (int i = 0; i < 9_000; i++) {
            list.append(i == 0 ? "" : ",")
                    .append("{'containerID':'")
                    .append(String.format("%064x", i))
                    .append("','ifname':'eth0'}");
        }
        assertThat(valid(list.append(']').toString())).hasSize(9_000);
    }

    private static Set<Attachment> valid(String list) throws CniException {
        return ValidAttachments.of(
                network("{'cniVersion':'1.1.0','name':'net','cni.dev/valid-attachments':" + list + "}"));
    }

    private static NetworkConfig network(String json) throws CniException {
        return NetworkConfig.decode(Requests.bytes(json.replace('\'', '"')));
    }
}
