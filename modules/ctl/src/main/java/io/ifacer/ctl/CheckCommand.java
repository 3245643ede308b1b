package io.ifacer.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ifacer.cni.CniError;
import io.ifacer.cni.CniException;
import io.ifacer.cni.IfacerConfig;
import io.ifacer.cni.NetworkConfig;
import io.ifacer.cni.UnknownOptions;
import io.ifacer.cni.Want;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Is this configuration one that ADD would take? */
@Command(
        name = "check",
        description = "Checks a CNI configuration or conflist without a daemon, by the rules and in the words of ADD.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private Printing printing = new Printing();

    @Parameters(paramLabel = "FILE", description = "A .conf or .conflist; '-' for standard input.")
    private Path file = Path.of("-");

    @Option(
            names = "--unknown-options",
            paramLabel = "refuse|warn",
            defaultValue = "refuse",
            description = "As the setting links.unknownBondOptions (default: ${DEFAULT-VALUE}).")
    private UnknownOptions unknownOptions = UnknownOptions.REFUSE;

    @Override
    public Integer call() {
        List<byte[]> entries = entries(read());
        if (entries.isEmpty()) {
            throw new CtlException(ExitCode.NOT_AS_WANTED, file + " has no plugin of type ifacer");
        }
        ObjectNode verdict = JSON.createObjectNode();
        ArrayNode networks = verdict.putArray("networks");
        boolean usable = true;
        for (byte[] entry : entries) {
            usable &= check(entry, networks.addObject());
        }
        printing.print(verdict, CheckCommand::lines);
        return usable ? ExitCode.OK : ExitCode.NOT_AS_WANTED;
    }

    private static List<String> lines(JsonNode verdict) {
        List<String> lines = new ArrayList<>();
        for (JsonNode network : verdict.path("networks")) {
            network.path("warnings").forEach(warning -> lines.add("warning: " + warning.asText()));
            if (network.has("error")) {
                lines.add("error " + network.path("error").path("code").asText() + ": "
                        + network.path("error").path("text").asText());
            } else {
                JsonNode links = network.path("links");
                lines.add(network.path("name").asText() + ": " + (links.isEmpty() ? "asks for no link" : "asks for:"));
                links.forEach(link -> lines.add("  " + link.asText()));
            }
        }
        return lines;
    }

    private boolean check(byte[] entry, ObjectNode verdict) {
        try {
            NetworkConfig network = NetworkConfig.decode(entry);
            Want want = Want.of(IfacerConfig.of(network), unknownOptions);
            verdict.put("name", network.name());
            ArrayNode warnings = verdict.putArray("warnings");
            want.warnings().forEach(warning -> warnings.add(warning));
            ArrayNode links = verdict.putArray("links");
            want.links().forEach(link -> links.add(LinkText.asked(link)));
            return true;
        } catch (CniException e) {
            CniError error = e.error();
            verdict.putObject("error").put("code", error.code().number()).put("text", error.inOneLine());
            return false;
        }
    }

    private byte[] read() {
        try {
            return file.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CtlException(ExitCode.NOT_AS_WANTED, file + " cannot be read: " + e.getMessage());
        }
    }

    /** What the runtime would give to each ifacer of a conflist: the plugin's entry with the list's name and version. */
    private List<byte[]> entries(byte[] bytes) {
        try {
            JsonNode root = JSON.readTree(bytes);
            if (!root.has("plugins")) {
                return List.of(bytes);
            }
            List<byte[]> entries = new ArrayList<>();
            for (JsonNode plugin : root.path("plugins")) {
                if (plugin.path("type").asText().equals("ifacer") && plugin instanceof ObjectNode entry) {
                    entry.set("name", root.path("name"));
                    entry.set("cniVersion", root.path("cniVersion"));
                    entries.add(JSON.writeValueAsBytes(entry));
                }
            }
            return entries;
        } catch (IOException e) {
            throw new CtlException(ExitCode.NOT_AS_WANTED, file + " is not JSON: " + e.getMessage());
        }
    }
}
