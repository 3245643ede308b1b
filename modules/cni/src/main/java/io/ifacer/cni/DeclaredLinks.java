package io.ifacer.cni;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ifacer.link.desired.DesiredLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The links that a node shall have without any pod: a list under the key {@code declared}, each entry with the keys of the
 * plugin's own configuration, by the same rules and with the same messages.
 *
 * @param links each once, lowers before uppers
 * @param warnings what of the entries was ignored, one line each
 */
public record DeclaredLinks(List<DesiredLink> links, List<String> warnings) {

    /** Of a file that is not there. */
    public static final DeclaredLinks NONE = new DeclaredLinks(List.of(), List.of());

    private static final String KEY = "declared";

    public DeclaredLinks {
        links = List.copyOf(links);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads the content of the file, all or nothing.
     *
     * @param json an object with the key {@code declared}; an empty one declares nothing
     * @throws CniException code 6 or 7, naming the entry and its fault
     */
    public static DeclaredLinks read(byte[] json, UnknownOptions unknownOptions) throws CniException {
        Keys file = new Keys(Json.object(json), "");
        List<String> unknown = file.unknown(Set.of(KEY)).toList();
        if (!unknown.isEmpty()) {
            throw invalid("the file has the unknown key " + String.join(", ", unknown) + "; known is " + KEY);
        }
        JsonNode entries = file.get(KEY).orElseGet(() -> Json.newObject().arrayNode());
        if (!entries.isArray()) {
            throw file.mistyped(KEY, "a list", entries);
        }
        DeclaredLinksBuilder all = new DeclaredLinksBuilder();
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            String where = KEY + "[" + i + "]";
            Want want = want(where, entries.get(i), unknownOptions);
            want.warnings().forEach(warning -> warnings.add(where + ": " + warning));
            all.add(where, want.links());
        }
        return new DeclaredLinks(all.lowersFirst(), warnings);
    }

    private static Want want(String where, JsonNode entry, UnknownOptions unknownOptions) throws CniException {
        if (!(entry instanceof ObjectNode object)) {
            throw invalid(where + " must be a map, it is " + Keys.describe(entry));
        }
        Want want;
        try {
            want = Want.of(IfacerConfig.of(new Keys(object, "")), unknownOptions);
        } catch (CniException e) {
            throw new CniException(
                    e.error().code(), where + ": " + e.error().msg(), e.error().details());
        }
        if (want.links().isEmpty()) {
            throw invalid(
                    where + " declares no link: it takes one interface and a vlanID, or more interfaces and a bond");
        }
        return want;
    }

    static CniException invalid(String why) {
        return new CniException(CniCode.INVALID_CONFIG, "invalid config: " + why);
    }
}
