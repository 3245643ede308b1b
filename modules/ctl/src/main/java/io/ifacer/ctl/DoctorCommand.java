package io.ifacer.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What about this node may keep ifacer from working. */
@Command(
        name = "doctor",
        description =
                "Looks for what keeps ifacer from working on this node: kernel, permissions, other managers, the plugin.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private Session session = new Session();

    @Option(
            names = "--plugin",
            paramLabel = "PATH",
            defaultValue = "/opt/cni/bin/ifacer",
            description = "Where the runtime finds the CNI plugin (default: ${DEFAULT-VALUE}).")
    private Path plugin = Path.of("/opt/cni/bin/ifacer");

    @Override
    public Integer call() {
        NodeChecks node = new NodeChecks(Path.of("/"));
        List<Finding> findings = new ArrayList<>();
        findings.add(node.kernelHas("bonding"));
        findings.add(node.kernelHas("8021q"));
        findings.add(node.plugin(plugin));
        ProcessChecks process = new ProcessChecks(Path.of("/"));
        Path api = session.socket();
        findings.add(process.socket("API socket", api, "rw-rw----"));
        findings.add(process.socket("plugin's socket", api.resolveSibling("cni.sock"), "rw-------"));
        findings.add(process.netAdmin(api.resolveSibling("cni.sock.lock")));
        try (DaemonClient daemon = session.connect()) {
            DaemonChecks checks = new DaemonChecks(daemon);
            findings.add(checks.ready());
            findings.addAll(node.managers(checks.ownLinks()));
        } catch (CtlException e) {
            findings.add(Finding.bad("daemon", String.valueOf(e.getMessage())));
        }
        session.print(json(findings), shown -> lines(shown, session.paint()));
        return findings.stream().allMatch(Finding::isGood) ? ExitCode.OK : ExitCode.NOT_AS_WANTED;
    }

    private static List<String> lines(JsonNode shown, Paint paint) {
        List<String> lines = new ArrayList<>();
        shown.path("findings").forEach(finding -> lines.add(Finding.line(finding, paint)));
        return lines;
    }

    private static JsonNode json(List<Finding> findings) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode array = root.putArray("findings");
        findings.forEach(finding -> array.addObject()
                .put("subject", finding.subject())
                .put("good", finding.isGood())
                .put("text", finding.text()));
        return root;
    }
}
