package io.ifacer.daemon.declared;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.ifacer.cni.UnknownOptions;
import io.ifacer.daemon.bus.Addresses;
import io.ifacer.daemon.bus.LocalCodec;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.engine.Answer;
import io.ifacer.link.engine.Command;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@ExtendWith(VertxExtension.class)
class DeclaredLinksVerticleTest {

    private static final DesiredLink VLAN_5 = new DesiredLink.Vlan("ens1.5", "ens1", 5, 0);
    private static final DesiredLink VLAN_6 = new DesiredLink.Vlan("ens1.6", "ens1", 6, 0);

    private final BlockingQueue<List<DesiredLink>> declared = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> refusals = new LinkedBlockingQueue<>();
    private final AppenderBase<ILoggingEvent> errors = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getFormattedMessage().startsWith("config.refused")) {
                refusals.add(event.getFormattedMessage());
            }
        }
    };

    @TempDir
    private Path folder;

    private Path file;
    private Vertx vertx;

    @BeforeEach
    void listen(Vertx vertx) {
        this.vertx = vertx;
        file = folder.resolve("links.yaml");
        LocalCodec.install(vertx);
        vertx.eventBus().<Command.Declare>localConsumer(Addresses.NETWORK_COMMAND, message -> {
            declared.add(message.body().links());
            message.reply(Answer.Done.INSTANCE);
        });
        errors.start();
        ((Logger) LoggerFactory.getLogger("declared")).addAppender(errors);
    }

    @AfterEach
    void stopListening() {
        ((Logger) LoggerFactory.getLogger("declared")).detachAppender(errors);
    }

    @Test
    void whatTheFileSaysIsDeclaredAtTheStartAndAtEveryChange() throws Exception {
        write("declared:\n  - interfaces: [ens1]\n    vlanID: 5\n");
        deploy();
        assertThat(nextDeclared()).containsExactly(VLAN_5);

        write("declared:\n  - {interfaces: [ens1], vlanID: 5}\n  - {interfaces: [ens1], vlanID: 6}\n");
        assertThat(nextDeclared()).containsExactly(VLAN_5, VLAN_6);

        Files.delete(file);
        assertThat(nextDeclared()).isEmpty();
    }

    @Test
    void withoutAFileNothingIsDeclaredUntilThereIsOne() throws Exception {
        deploy();
        assertThat(nextDeclared()).isEmpty();

        write("declared: [{interfaces: [ens1], vlanID: 6}]");
        assertThat(nextDeclared()).containsExactly(VLAN_6);
    }

    @Test
    void aBadFileKeepsTheLastGoodOneInForceAndSaysWhy() throws Exception {
        write("declared: [{interfaces: [ens1], vlanID: 5}]");
        deploy();
        assertThat(nextDeclared()).containsExactly(VLAN_5);

        write("declared: [{interfaces: [ens1], vlanID: 5000}]");
        assertThat(nextRefusal())
                .startsWith("config.refused " + file + ": declared[0]: invalid vlan tag 5000")
                .endsWith("what was declared before stays in force");
        write("declared: [unclosed");
        assertThat(nextRefusal()).contains("links.yaml: ", "line 1").doesNotContain("\n");

        write("declared: [{interfaces: [ens1], vlanID: 6}]");
        assertThat(nextDeclared()).as("nothing was declared in between").containsExactly(VLAN_6);
    }

    @Test
    void aFileThatIsBadAtTheStartDoesNotKeepTheDaemonFromStarting() throws Exception {
        write("declared: 7");
        deploy();

        assertThat(nextRefusal()).contains("declared must be a list, it is 7");
        assertThat(declared).isEmpty();
    }

    @Test
    void theShippedFileDeclaresNothing() throws Exception {
        Files.copy(Path.of("../conf/links.yaml"), file);
        deploy();

        assertThat(nextDeclared()).isEmpty();
    }

    private void deploy() {
        vertx.deployVerticle(new DeclaredLinksVerticle(file, 50, UnknownOptions.REFUSE))
                .await();
    }

    /** As a careful editor does it: at no time is there half a file. */
    private void write(String yaml) throws IOException {
        Path fresh = Files.writeString(folder.resolve("fresh"), yaml);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<DesiredLink> nextDeclared() throws InterruptedException {
        return declared.poll(20, TimeUnit.SECONDS);
    }

    private String nextRefusal() throws InterruptedException {
        return refusals.poll(20, TimeUnit.SECONDS);
    }
}
