/*
 * The answer of ifacerd: the exit code in decimal, a newline, the bytes for stdout.
 */
#ifndef IFACER_ANSWER_H
#define IFACER_ANSWER_H

#include <stdbool.h>
#include <stddef.h>

struct answer {
    int exit_code;
    const char *body; /* points into the bytes that were parsed */
    size_t body_length;
};

/*
 * Returns NULL when the answer is well-formed, else what is wrong with it, as the end of a sentence.
 *
 * The protocol has no length, so the end of a connection whose daemon was killed in mid-write looks like the end of an
 * answer. CNI gives the check: what a plugin prints is one JSON object, always there with an error (specification,
 * section "Error") and with the success of an ADD ("ADD Success"), and allowed with any other.
 */
const char *answer_parse(const char *bytes, size_t length, bool result_required, struct answer *answer);

#endif
