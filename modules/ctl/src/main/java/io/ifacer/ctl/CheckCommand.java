package io.ifacer.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ifacer.cni.CniError;
import io.ifacer.cni.CniException;
import io.ifacer.cni.IfacerConfig;
import io.ifacer.cni.NetworkConfig;
import io.ifacer.cni.UnknownOptions;
import io.ifacer.cni.Want;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Is this configuration one that ADD would take? */
@Command(
        name = "check",
        description = "Checks a CNI configuration or conflist without a daemon, by the rules and in the words of ADD.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec = CommandSpec.create();

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
        int code = ExitCode.OK;
        for (byte[] entry : entries) {
            code = Math.max(code, check(entry));
        }
        return code;
    }

    private int check(byte[] entry) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            NetworkConfig network = NetworkConfig.decode(entry);
            Want want = Want.of(IfacerConfig.of(network), unknownOptions);
            want.warnings().forEach(warning -> out.println("warning: " + warning));
            out.println(network.name() + ": " + (want.links().isEmpty() ? "asks for no link" : "asks for:"));
            want.links().forEach(link -> out.println("  " + link));
            return ExitCode.OK;
        } catch (CniException e) {
            CniError error = e.error();
            out.println("error " + error.code().number() + ": " + error.inOneLine());
            return ExitCode.NOT_AS_WANTED;
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
