package io.ifacer.daemon.cni;

import io.ifacer.cni.CniAnswer;
import io.ifacer.cni.CniError;
import io.ifacer.cni.CniException;
import io.ifacer.cni.CniRequest;
import io.ifacer.cni.IfacerConfig;
import io.ifacer.cni.NetworkConfig;
import io.ifacer.cni.UnknownOptions;
import io.ifacer.cni.Want;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.engine.Answer;
import io.ifacer.link.engine.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes commands of CNI requests. */
final class CniTranslator {

    private static final Logger log = LoggerFactory.getLogger("cni");

    private final UnknownOptions unknownOptions;

    CniTranslator(UnknownOptions unknownOptions) {
        this.unknownOptions = unknownOptions;
    }

    /** Never throws for what a client sent: whatever is wrong with it becomes the answer. */
    CniCall translate(byte[] bytes) {
        byte[] config = new byte[0];
        String title = "request";
        try {
            CniRequest request = CniRequest.decode(bytes);
            config = request.config();
            title = request.command() + " " + request.containerId() + "/" + request.ifName();
            return switch (request.command()) {
                case ADD -> add(title, request);
                case DEL -> del(title, request);
                case VERSION -> new CniCall.Answered(title, CniAnswer.version(config));
                case CHECK, GC, STATUS -> throw new IllegalStateException(request.command() + " passed the decoder");
            };
        } catch (CniException e) {
            return new CniCall.Answered(title, CniAnswer.refused(e.error(), NetworkConfig.versionToAnswerIn(config)));
        }
    }

    private CniCall add(String title, CniRequest request) throws CniException {
        NetworkConfig network = NetworkConfig.decode(request.config());
        Want want = Want.of(IfacerConfig.of(network), unknownOptions);
        CniAnswer success =
                CniAnswer.added(network); // a prevResult that cannot be passed on is refused before any work
        Attachment attachment = new Attachment(network.name(), request.containerId(), request.ifName());
        return new CniCall.Ask(
                title + " in " + network.name(),
                new Command.Add(attachment, request.netns(), want.links(), want.warnings()),
                answer -> answer instanceof Answer.Failed failed
                        ? CniAnswer.refused(CniError.of(failed.problem(), failed.leftovers()), network.cniVersion())
                        : success);
    }

    /** A DEL that fails keeps a pod in Terminating: one whose configuration cannot be read has nothing to drop. */
    private static CniCall del(String title, CniRequest request) {
        try {
            NetworkConfig network = NetworkConfig.decode(request.config());
            Attachment attachment = new Attachment(network.name(), request.containerId(), request.ifName());
            return new CniCall.Ask(
                    title + " in " + network.name(), new Command.Del(attachment), answer -> CniAnswer.deleted());
        } catch (CniException e) {
            log.warn(
                    "{}: answered with success although its configuration is unusable: {}",
                    title,
                    e.error().msg());
            return new CniCall.Answered(title, CniAnswer.deleted());
        }
    }
}
