package io.ifacer.cni;

/** Bytes that are not a request: their framing is broken, so that nothing in them can be believed. */
public final class MalformedRequestException extends CniException {

    MalformedRequestException(String found) {
        super(
                CniCode.IO_FAILURE,
                "malformed request: " + found,
                "wanted: the CNI_* variables as NAME=value, each ended by NUL, an empty one to close, then the configuration");
    }
}
