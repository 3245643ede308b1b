package io.ifacer.daemon.cni;

import io.ifacer.cni.CniAnswer;
import io.ifacer.cni.CniError;
import io.ifacer.cni.CniException;
import io.ifacer.cni.CniRequest;
import io.ifacer.cni.IfacerConfig;
import io.ifacer.cni.NetworkConfig;
import io.ifacer.cni.UnknownOptions;
import io.ifacer.cni.ValidAttachments;
import io.ifacer.cni.Verb;
import io.ifacer.cni.Want;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.engine.Answer;
import io.ifacer.link.engine.Command;
import java.util.Set;

/** Makes commands of CNI requests. */
final class CniTranslator {

    private static final int NOTHING_LONG = 0;

    /** An attachment in a set: its record, two texts, its place. */
    private static final int ATTACHMENT_BYTES = 320;

    private final UnknownOptions unknownOptions;

    CniTranslator(UnknownOptions unknownOptions) {
        this.unknownOptions = unknownOptions;
    }

    /** Never throws for what a client sent: whatever is wrong with it becomes the answer. */
    CniCall translate(byte[] bytes) {
        String title = "request";
        try {
            CniRequest request = CniRequest.decode(bytes);
            title = title(request);
            return switch (request.command()) {
                case ADD -> add(title, request);
                case DEL -> del(title, request);
                case VERSION -> new CniCall.Answered(title, CniAnswer.version(request.config()));
                case CHECK -> check(title, request);
                case GC -> gc(request);
                case STATUS -> status(request);
            };
        } catch (CniException e) {
            String cniVersion = NetworkConfig.versionToAnswerIn(CniRequest.configIn(bytes));
            return new CniCall.Answered(title, CniAnswer.refused(e.error(), cniVersion));
        }
    }

    private static String title(CniRequest request) {
        return request.containerId().isEmpty()
                ? request.command().toString()
                : request.command() + " " + request.containerId() + "/" + request.ifName();
    }

    private CniCall add(String title, CniRequest request) throws CniException {
        NetworkConfig network = NetworkConfig.decode(request.config());
        Want want = Want.of(IfacerConfig.of(network), unknownOptions);
        // A prevResult that cannot be passed on is refused before any work. The answer is all that is held of the
        // request
        // while the engine works: what is below captures nothing that has its bytes.
        CniAnswer success = CniAnswer.added(network);
        String cniVersion = network.cniVersion();
        return new CniCall.Ask(
                title + " in " + network.name(),
                new Command.Add(attachment(network, request), request.netns(), want.links(), want.warnings()),
                success.length(),
                answer -> orRefusal(answer, cniVersion, success));
    }

    /**
     * The prevResult of a CHECK is not needed: it tells what the chain gave the container, ifacer gives it nothing, and what
     * ifacer did give the node is in the kernel and the configuration.
     */
    private CniCall check(String title, CniRequest request) throws CniException {
        NetworkConfig network = NetworkConfig.decode(request.config());
        Verb.CHECK.requireIn(network);
        String cniVersion = network.cniVersion();
        Want want = Want.of(IfacerConfig.of(network), unknownOptions);
        return new CniCall.Ask(
                title + " in " + network.name(),
                new Command.Check(attachment(network, request), want.links()),
                NOTHING_LONG,
                answer -> orRefusal(answer, cniVersion, CniAnswer.done()));
    }

    /** Of the configuration only what GC needs is read: attachments have to go whatever the plugin's own part says. */
    private static CniCall gc(CniRequest request) throws CniException {
        NetworkConfig network = NetworkConfig.decode(request.config());
        Verb.GC.requireIn(network);
        String cniVersion = network.cniVersion();
        Set<Attachment> valid = ValidAttachments.of(network);
        return new CniCall.Ask(
                title(request) + " of " + network.name(),
                new Command.Gc(network.name(), valid),
                valid.size() * ATTACHMENT_BYTES,
                answer -> orRefusal(answer, cniVersion, CniAnswer.done()));
    }

    /** A configuration that every ADD would refuse is refused here too: the network is not ready then. */
    private CniCall status(CniRequest request) throws CniException {
        NetworkConfig network = NetworkConfig.decode(request.config());
        Verb.STATUS.requireIn(network);
        String cniVersion = network.cniVersion();
        Want.of(IfacerConfig.of(network), unknownOptions);
        return new CniCall.Ask(
                title(request) + " of " + network.name(),
                new Command.Status(),
                NOTHING_LONG,
                answer -> answer instanceof Answer.Failed failed
                        ? CniAnswer.refused(CniError.unavailable(failed.problem()), cniVersion)
                        : CniAnswer.done());
    }

    /** A DEL that fails keeps a pod in Terminating: one whose configuration cannot be read has nothing to drop. */
    private static CniCall del(String title, CniRequest request) {
        try {
            NetworkConfig network = NetworkConfig.decode(request.config());
            return new CniCall.Ask(
                    title + " in " + network.name(),
                    new Command.Del(attachment(network, request)),
                    NOTHING_LONG,
                    answer -> CniAnswer.done());
        } catch (CniException e) {
            return new CniCall.Answered(
                    title,
                    CniAnswer.done(),
                    "answered with success although its configuration is unusable: "
                            + e.error().msg());
        }
    }

    private static Attachment attachment(NetworkConfig network, CniRequest request) {
        return new Attachment(network.name(), request.containerId(), request.ifName());
    }

    private static CniAnswer orRefusal(Answer answer, String cniVersion, CniAnswer success) {
        return answer instanceof Answer.Failed failed
                ? CniAnswer.refused(CniError.of(failed.problem(), failed.leftovers()), cniVersion)
                : success;
    }
}
