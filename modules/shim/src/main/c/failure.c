/*
 * Failures of the shim as CNI error JSON, or for a DEL as a line on stderr.
 */
#include "failure.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "json.h"
#include "stdout.h"

#define ERROR_JSON_CAPACITY_BYTES (2 * ESCAPED_LIMIT_BYTES + CNI_VERSION_CAPACITY_BYTES + 80)

void failure_msg(struct failure *failure, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(failure->msg, sizeof failure->msg, format, arguments);
    va_end(arguments);
}

void failure_details(struct failure *failure, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(failure->details, sizeof failure->details, format, arguments);
    va_end(arguments);
}

int failure_report(const struct failure *failure, const struct command *command, const char *cni_version)
{
    static char msg[ESCAPED_LIMIT_BYTES], details[ESCAPED_LIMIT_BYTES], json[ERROR_JSON_CAPACITY_BYTES];

    json_escape(failure->msg, msg, sizeof msg);
    json_escape(failure->details, details, sizeof details);
    if (command != NULL && command->fails_on_word) {
        (void)fprintf(stderr, "ifacer: DEL answered with success, without the word of ifacerd: %s; %s\n", msg, details);
        return EXIT_SUCCESS;
    }
    int length = snprintf(json, sizeof json, "{\"cniVersion\":\"%s\",\"code\":%d,\"msg\":\"%s\",\"details\":\"%s\"}\n",
                          cni_version, (int)failure->code, msg, details);
    (void)stdout_write(json, (size_t)length);
    /* A code may be over 255, so it is in the JSON; runtimes ask of the exit code only whether it is 0. */
    return EXIT_FAILURE;
}
