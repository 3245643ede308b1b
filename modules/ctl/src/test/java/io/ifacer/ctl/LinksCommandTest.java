package io.ifacer.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class LinksCommandTest {

    private static final Paint NO_COLOUR = new Paint(false);

    @Test
    void aBondStandsUnderItsFirstPortAndItsVlanUnderIt() throws Exception {
        assertThat(LinksCommand.lines(node(), NO_COLOUR))
                .containsExactly(
                        "ens192  up  active port, altname enp11s0, mtu 1500, up",
                        "  bond0  blocked: port ens160 does not exist  active-backup, mtu 1500, up, 2 pods",
                        "    bond0.200  ok  vlan 200, mtu 1500, up");
    }

    @Test
    void whatIsWrongIsRedOnATerminal() throws Exception {
        assertThat(LinksCommand.lines(node(), new Paint(true)).get(1))
                .contains("\u001b[1;31mblocked: port ens160 does not exist\u001b[0m");
    }

    @Test
    void aNodeWithoutLinksSaysSo() throws Exception {
        assertThat(LinksCommand.lines(json("{'links':[]}"), NO_COLOUR))
                .containsExactly("no pod and no file wants a link on this node");
    }

    private static JsonNode node() throws Exception {
        return json("""
                {'links':[
                 {'name':'ens192','state':'member','altnames':['enp11s0'],'kind':'','lowers':[],'up':true,'carrier':true,'mtu':1500,
                  'controller':'bond0','port':{'active':true,'miiUp':true}},
                 {'name':'bond0','state':'blocked','reason':'port ens160 does not exist','kind':'bond',
                  'lowers':['ens192','ens160'],'up':true,'carrier':true,'mtu':1500,'bond':{'mode':'active-backup'},
                  'attachments':[{},{}]},
                 {'name':'bond0.200','state':'ok','kind':'vlan','lowers':['bond0'],'up':true,'carrier':true,'mtu':1500,
                  'vlan':{'id':200}}]}""");
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
