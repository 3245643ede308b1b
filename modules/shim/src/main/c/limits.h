/*
 * Every figure of the shim in one place: sizes in bytes, times in milliseconds.
 */
#ifndef IFACER_LIMITS_H
#define IFACER_LIMITS_H

/* The configuration from stdin. ifacerd must take this much plus the environment block in one request. */
#define CONFIG_LIMIT_BYTES (1024 * 1024)

/*
 * The CNI_* variables with their NULs and the closing one. The kernel itself holds one variable to 128 KiB
 * (MAX_ARG_STRLEN in include/uapi/linux/binfmts.h); real CNI environments are below 2 KiB.
 */
#define ENVIRONMENT_LIMIT_BYTES (64 * 1024)

/* The whole answer: exit code, newline and the bytes for stdout. */
#define ANSWER_LIMIT_BYTES (1024 * 1024)

/* The whole call, from start of the process to the last byte of the answer. */
#define TIMEOUT_DEFAULT_MILLIS 60000
#define TIMEOUT_LEAST_MILLIS 10
#define TIMEOUT_MOST_MILLIS 600000

/* Reading stdin only to learn the cniVersion of an answer that needs no configuration is not worth a longer wait. */
#define VERSION_STDIN_MILLIS 1000

/* stdout has its own clock, because the error about a missed deadline has to be written after that deadline. */
#define STDOUT_MILLIS 5000

/* The pauses between attempts to connect sum to 1950 ms: about the time that a restart of ifacerd takes, with room. */
#define CONNECT_PAUSE_FIRST_MILLIS 50
#define CONNECT_PAUSE_MOST_MILLIS 400
#define CONNECT_ATTEMPTS 8

/* One line of a message, before escaping. */
#define TEXT_LIMIT_BYTES 512

/* A byte becomes six at most when it is escaped (backslash, u, four digits). */
#define ESCAPED_LIMIT_BYTES (6 * TEXT_LIMIT_BYTES)

/*
 * Objects and arrays inside each other, a bit for each; eight divide it. What is nested deeper is no object to the shim,
 * nor to Go's decoder (10000, encoding/json) or ifacerd's (1000).
 */
#define NESTING_LIMIT 10240

/* Long enough for any semantic version that CNI has had or is likely to have. */
#define CNI_VERSION_CAPACITY_BYTES 64

#endif
