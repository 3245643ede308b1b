package io.ifacer.fuzz;

import io.ifacer.cni.CniAnswer;
import io.ifacer.cni.CniException;
import io.ifacer.cni.CniRequest;
import io.ifacer.cni.IfacerConfig;
import io.ifacer.cni.NetworkConfig;
import io.ifacer.cni.UnknownOptions;
import io.ifacer.cni.ValidAttachments;
import io.ifacer.cni.Want;

/** A request is understood or refused by the one exception, and either way there is an answer that can be given. */
final class CniLaw {

    private static final int MOST_LINKS = 2;

    private CniLaw() {}

    static void holdFor(byte[] bytes) {
        CniAnswer answer;
        try {
            answer = answer(CniRequest.decode(bytes));
        } catch (CniException e) {
            answer = CniAnswer.refused(e.error(), NetworkConfig.versionToAnswerIn(CniRequest.configIn(bytes)));
        }
        int length = answer.toWire().length;
        Law.require(length <= CniRequest.MAX_BYTES, "an answer of " + length + " bytes");
    }

    private static CniAnswer answer(CniRequest request) throws CniException {
        return switch (request.command()) {
            case VERSION -> CniAnswer.version(request.config());
            case GC -> {
                ValidAttachments.of(NetworkConfig.decode(request.config()));
                yield CniAnswer.done();
            }
            default -> {
                NetworkConfig network = NetworkConfig.decode(request.config());
                Want want = Want.of(IfacerConfig.of(network), UnknownOptions.WARN);
                Law.require(want.links().size() <= MOST_LINKS, "more than a bond and a VLAN: " + want);
                yield CniAnswer.added(network);
            }
        };
    }
}
