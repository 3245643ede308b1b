package io.ifacer.daemon.cni;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.cni.UnknownOptions;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.engine.Answer;
import io.ifacer.link.engine.Command;
import io.ifacer.link.plan.Problem;
import io.ifacer.link.plan.Problem.Cause;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CniTranslatorTest {

    private static final String VLAN =
            "{\"cniVersion\":\"0.3.1\",\"name\":\"net\",\"interfaces\":[\"ens192\"],\"vlanID\":100}";

    private final CniTranslator translator = new CniTranslator(UnknownOptions.REFUSE);

    @Test
    void anAddAsksForTheLinksOfItsConfiguration() {
        CniCall.Ask ask = (CniCall.Ask) translator.translate(request("ADD", VLAN));

        assertThat(ask.command())
                .isEqualTo(new Command.Add(
                        new Attachment("net", "c1", "eth0"),
                        "/run/netns/c1",
                        List.of(new DesiredLink.Vlan("ens192.100", "ens192", 100, 0)),
                        List.of()));
        assertThat(text(ask.conclude().apply(Answer.Done.INSTANCE)))
                .isEqualTo("exit 0 {\"cniVersion\":\"0.3.1\",\"dns\":{}}");
    }

    @Test
    void aFailureBearsItsCodeWhatWasFoundAndWhatToDo() {
        CniCall.Ask ask = (CniCall.Ask) translator.translate(request("ADD", VLAN));
        Problem problem = new Problem(Cause.LINK_MISSING, "ens192", "ens192 does not exist", "plug it in");

        assertThat(text(ask.conclude().apply(new Answer.Failed(problem, List.of("delete x: EBUSY")))))
                .isEqualTo("exit 1 {\"cniVersion\":\"0.3.1\",\"code\":100,\"msg\":\"ens192 does not exist\","
                        + "\"details\":\"plug it in; not taken back: delete x: EBUSY\"}");
    }

    @Test
    void everyCauseHasACode() {
        CniCall.Ask ask = (CniCall.Ask) translator.translate(request("ADD", VLAN));

        for (Cause cause : Cause.values()) {
            Answer failed = new Answer.Failed(new Problem(cause, "x", "m", "r"), List.of());
            assertThat(text(ask.conclude().apply(failed))).as("%s", cause).containsPattern("\"code\":[1-9]");
        }
    }

    @Test
    void aCheckAsksForTheLinksOfItsConfiguration() {
        CniCall.Ask ask = (CniCall.Ask) translator.translate(request("CHECK", VLAN.replace("0.3.1", "0.4.0")));

        assertThat(ask.command())
                .isEqualTo(new Command.Check(
                        new Attachment("net", "c1", "eth0"),
                        List.of(new DesiredLink.Vlan("ens192.100", "ens192", 100, 0))));
        assertThat(text(ask.conclude().apply(Answer.Done.INSTANCE))).isEqualTo("exit 0 ");
    }

    @Test
    void aGcNamesTheAttachmentsOfItsNetworkThatStay() {
        CniCall.Ask ask = (CniCall.Ask)
                translator.translate(
                        request(
                                "GC",
                                "{\"cniVersion\":\"1.1.0\",\"name\":\"net\",\"cni.dev/valid-attachments\":"
                                        + "[{\"containerID\":\"a\",\"ifname\":\"eth0\"},{\"containerID\":\"a\",\"ifname\":\"net1\"}]}"));

        assertThat(ask.command())
                .isEqualTo(new Command.Gc(
                        "net", Set.of(new Attachment("net", "a", "eth0"), new Attachment("net", "a", "net1"))));
        assertThat(text(ask.conclude().apply(Answer.Done.INSTANCE))).isEqualTo("exit 0 ");
    }

    @Test
    void whateverKeepsAnAddFromBeingTakenMakesStatusFiftyWithTheReason() {
        CniCall.Ask ask = (CniCall.Ask) translator.translate(request("STATUS", VLAN.replace("0.3.1", "1.1.0")));

        assertThat(ask.command()).isEqualTo(new Command.Status());
        assertThat(text(ask.conclude().apply(Answer.Done.INSTANCE))).isEqualTo("exit 0 ");
        for (Cause cause : Cause.values()) {
            Answer failed = new Answer.Failed(new Problem(cause, "x", "m", "r"), List.of());
            assertThat(text(ask.conclude().apply(failed)))
                    .isEqualTo("exit 1 {\"cniVersion\":\"1.1.0\",\"code\":50,\"msg\":\"m\",\"details\":\"r\"}");
        }
    }

    @Test
    void aDelDropsTheAttachmentWhateverElseItsConfigurationSays() {
        CniCall.Ask ask =
                (CniCall.Ask) translator.translate(request("DEL", "{\"cniVersion\":\"0.3.1\",\"name\":\"net\"}"));

        assertThat(ask.command()).isEqualTo(new Command.Del(new Attachment("net", "c1", "eth0")));
        assertThat(text(ask.conclude().apply(Answer.Done.INSTANCE))).isEqualTo("exit 0 ");
    }

    @Test
    void aDelWithAnUnreadableConfigurationStillSucceeds() {
        assertThat(answered(request("DEL", "{"))).isEqualTo("exit 0 ");
    }

    @Test
    void whatIsWrongWithARequestIsTheAnswer() {
        assertThat(answered(request("ADD", "{"))).startsWith("exit 1 ").contains("\"code\":6");
        assertThat(answered(request("ADD", VLAN.replace("100", "4095"))))
                .contains("\"code\":7", "invalid vlan tag 4095");
        assertThat(answered(request("CHECK", VLAN))).contains("\"code\":1,", "0.3.1, which has no CHECK");
        assertThat(answered(new byte[0])).contains("\"code\":5", "malformed request");
    }

    private String answered(byte[] request) {
        return text(((CniCall.Answered) translator.translate(request)).answer());
    }

    private static String text(Object answer) {
        return answer.toString();
    }

    private static byte[] request(String verb, String config) {
        return ("CNI_COMMAND=" + verb + "\0CNI_CONTAINERID=c1\0CNI_NETNS=/run/netns/c1\0CNI_IFNAME=eth0"
                        + "\0CNI_PATH=/opt/cni/bin\0\0" + config)
                .getBytes(StandardCharsets.UTF_8);
    }
}
