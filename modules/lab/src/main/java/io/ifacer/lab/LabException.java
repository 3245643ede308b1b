package io.ifacer.lab;

/** The lab could not be had, or did not do what was asked: says what was wanted, what was found and what to do. */
public final class LabException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LabException(String wanted, String found, String toDo) {
        super("wanted: " + wanted + "\n found: " + found + "\n to do: " + toDo);
    }

    LabException(String wanted, Exception cause, String toDo) {
        super("wanted: " + wanted + "\n found: " + cause + "\n to do: " + toDo, cause);
    }
}
