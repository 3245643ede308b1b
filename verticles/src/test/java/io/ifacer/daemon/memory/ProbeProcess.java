package io.ifacer.daemon.memory;

import io.ifacer.link.engine.Input;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;

/** A process that looks for namespaces in a locale of its own, of which one has a name outside of ASCII. */
final class ProbeProcess {

    private static final String LETTER = "\u00e9";

    private ProbeProcess() {}

    public static void main(String[] args) {
        Input.NamespacesProbed probed = new NamespaceProbe().look(Set.of(args[0] + "/gone", "/nonexistent-" + LETTER));
        System.out.println("gone " + probed.gone());
        System.out.println("unseen " + !probed.unseen().isEmpty());
        System.out.println("the locale has the letter " + canName(LETTER));
    }

    private static boolean canName(String text) {
        try {
            return !Path.of(text).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
