package io.ifacer.link.model;

/** The error numbers that the link rules give, and those that any request may meet, with libc's texts. */
public enum ErrorNumber {
    EPERM(1, "Operation not permitted"),
    EINTR(4, "Interrupted system call"),
    EIO(5, "Input/output error"),
    EAGAIN(11, "Resource temporarily unavailable"),
    ENOMEM(12, "Cannot allocate memory"),
    EACCES(13, "Permission denied"),
    EBUSY(16, "Device or resource busy"),
    EEXIST(17, "File exists"),
    ENODEV(19, "No such device"),
    EINVAL(22, "Invalid argument"),
    ERANGE(34, "Numerical result out of range"),
    ENOTEMPTY(39, "Directory not empty"),
    ENOTSUP(95, "Operation not supported"),
    ENETDOWN(100, "Network is down"),
    ENOBUFS(105, "No buffer space available");

    private final int number;
    private final String text;

    ErrorNumber(int number, String text) {
        this.number = number;
        this.text = text;
    }

    public int number() {
        return number;
    }

    public String text() {
        return text;
    }
}
