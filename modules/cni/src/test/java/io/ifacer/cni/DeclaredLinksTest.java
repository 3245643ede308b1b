package io.ifacer.cni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ifacer.link.desired.DesiredLink;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredLinksTest {

    @Test
    void anEntryIsWhatThePluginWouldMakeOfIt() throws CniException {
        byte[] config = Requests.bytes(
                "{\"cniVersion\":\"1.0.0\",\"name\":\"n\",\"interfaces\":[\"a\",\"b\"],\"vlanID\":5,\"mtu\":9000,"
                        + "\"bond\":{\"mode\":\"802.3ad\",\"options\":\"lacp_rate=fast\"}}");
        Want want = Want.of(IfacerConfig.of(NetworkConfig.decode(config)), UnknownOptions.REFUSE);

        assertThat(
                        read("{'interfaces': ['a', 'b'], 'vlanID': 5, 'mtu': 9000, 'bond': {'mode': '802.3ad', 'options': 'lacp_rate=fast'}}")
                                .links())
                .isEqualTo(want.links());
    }

    @Test
    void twoVlansMayShareTheirBond() throws CniException {
        assertThat(
                        names(
                                read(
                                        "{'interfaces': ['a', 'b'], 'vlanID': 5, 'bond': {}}, {'interfaces': ['a', 'b'], 'vlanID': 6, 'bond': {}}")))
                .containsExactly("sp_bond0", "sp_bond0.5", "sp_bond0.6");
    }

    @Test
    void lowersComeBeforeUppersWhateverTheOrderInTheFile() throws CniException {
        assertThat(names(read(
                        "{'interfaces': ['bond1'], 'vlanID': 7}, {'interfaces': ['a.5', 'b.5'], 'bond': {'name': 'bond1'}},"
                                + " {'interfaces': ['a'], 'vlanID': 5}, {'interfaces': ['b'], 'vlanID': 5}")))
                .containsExactly("a.5", "b.5", "bond1", "bond1.7");
    }

    @Test
    void whatIsIgnoredIsToldWithItsEntry() throws CniException {
        assertThat(read("{'interfaces': ['a'], 'vlanID': 5, 'colour': 'red'}").warnings())
                .containsExactly("declared[0]: unknown key colour is ignored");
    }

    @Test
    void nothingDeclaresNothing() throws CniException {
        assertThat(DeclaredLinks.read(Requests.bytes("{}"), UnknownOptions.REFUSE))
                .isEqualTo(DeclaredLinks.NONE);
        assertThat(DeclaredLinks.read(Requests.bytes("{\"declared\":null}"), UnknownOptions.REFUSE))
                .isEqualTo(DeclaredLinks.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    {'interfaces': ['a'], 'vlanID': 5}, {'interfaces': ['a'], 'vlanID': 9000}          | declared[1]: invalid vlan tag 9000
                    {'interfaces': ['a'], 'vlanID': 5, 'mtu': 'big'}                                 | declared[0]: invalid config: mtu must be an integer
                    {'interfaces': ['a', 'b'], 'bond': {'options': 'speed=1'}}                         | declared[0]: invalid bond options
                    {'interfaces': ['a', 'b'], 'vlanID': 5}                                        | declared[0] declares no link
                    'red'                                                                    | declared[0] must be a map, it is the string 'red'
                    {'interfaces': ['a', 'b'], 'bond': {}}, {'interfaces': ['a', 'b'], 'bond': {'mode': 1}}  | declared[0] and declared[1] both declare sp_bond0, each in another way
                    {'interfaces': ['a', 'b'], 'bond': {'name': 'x'}}, {'interfaces': ['b', 'c'], 'bond': {'name': 'y'}} | declared[1]: b cannot be a port of y and of x
                    {'interfaces': ['a.5', 'b'], 'bond': {'name': 'a'}}, {'interfaces': ['a'], 'vlanID': 5}  | a would stand on itself
                    """)
    void whatIsWrongIsNamedWithItsEntry(String entries, String message) {
        assertThatThrownBy(() -> read(entries)).isInstanceOf(CniException.class).hasMessageContaining(message);
    }

    @Test
    void anUnknownKeyOfTheFileIsRefused() {
        assertThatThrownBy(() -> DeclaredLinks.read(Requests.bytes("{\"delcared\":[]}"), UnknownOptions.REFUSE))
                .hasMessageContaining("unknown key delcared; known is declared");
    }

    private static List<String> names(DeclaredLinks declared) {
        return declared.links().stream().map(DesiredLink::name).toList();
    }

    /** @param entries with single quotation marks */
    private static DeclaredLinks read(String entries) throws CniException {
        String json = "{\"declared\":[" + entries.replace('\'', '"') + "]}";
        return DeclaredLinks.read(Requests.bytes(json), UnknownOptions.REFUSE);
    }
}
