package io.ifacer.store.memory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ifacer.link.desired.Memo;

/** One line of the attachments' log: the checksum of what follows the blank, then a JSON object, then a newline. */
final class AttachmentLine {

    private static final int VERSION = 1;

    /** More than any attachment takes that a request can ask for: hundreds of ports with options of their own. */
    static final int MAX_BYTES = 128 * 1024;

    /** What every log begins with. */
    static final String HEADER = line(Json.newObject().put("log", "attachments").put("version", VERSION));

    private AttachmentLine() {}

    /** @param memo an {@code Attached} or {@code Detached} */
    static String write(Memo memo) {
        ObjectNode object = Json.newObject();
        if (memo instanceof Memo.Attached attached) {
            object.set("attached", HoldingJson.write(attached.holding()));
        } else if (memo instanceof Memo.Detached detached) {
            object.set("detached", HoldingJson.write(detached.attachment()));
        } else {
            throw new IllegalArgumentException("not for the log of attachments: " + memo);
        }
        return line(object);
    }

    private static String line(ObjectNode object) {
        String text = Json.text(object);
        return Checksum.of(text) + " " + text + "\n";
    }

    /** @param line without its newline */
    static Memo read(String line) throws MalformedException {
        if (line.length() <= Checksum.DIGITS || line.charAt(Checksum.DIGITS) != ' ') {
            throw new MalformedException("it has no checksum");
        }
        String text = line.substring(Checksum.DIGITS + 1);
        if (!Checksum.of(text).equals(line.substring(0, Checksum.DIGITS))) {
            throw new MalformedException("its checksum does not fit");
        }
        Fields fields = Json.object(text);
        Memo memo = fields.has("attached")
                ? new Memo.Attached(HoldingJson.readHolding(fields.object("attached")))
                : new Memo.Detached(HoldingJson.readAttachment(fields.object("detached")));
        fields.finish();
        return memo;
    }
}
