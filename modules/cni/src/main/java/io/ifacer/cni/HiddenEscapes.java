package io.ifacer.cni;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import io.ifacer.link.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * JSON that can be shown as it is: it says the same, and writes by its number also what JSON would let stand though nobody sees
 * it. To be given to a Jackson factory.
 */
public final class HiddenEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    private static final int DELETE = 0x7F;

    private static final int[] ASCII = ascii();

    private static int[] ascii() {
        int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();
        escapes[DELETE] = ESCAPE_STANDARD; // the other controls are escaped by JSON's own rules
        return escapes;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ASCII.clone();
    }

    /** Halves of a pair are asked for one by one; those of a character that can be seen stay together. */
    @Override
    public @Nullable SerializableString getEscapeSequence(int unit) {
        return unit > DELETE && !Character.isSurrogate((char) unit) && VisibleText.isHidden(unit)
                ? new SerializedString(String.format("\\u%04x", unit))
                : null;
    }
}
