package io.ifacer.store.memory;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** CRC-32C (RFC 3720, section 12.1) of UTF-8 text as eight hex digits: finds what a torn write or a bad disk did, not malice. */
final class Checksum {

    static final int DIGITS = 8;

    private Checksum() {}

    static String of(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }
}
