/*
 * Settings from the environment. An unfit one is an error, not a reason for the default: it is a typo of someone who
 * relies on it.
 */
#include "settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "wire.h"

static const char *variable_or(const char *name, const char *otherwise)
{
    const char *value = getenv(name);

    return value != NULL && *value != '\0' ? value : otherwise;
}

static bool read_socket_path(struct settings *settings, struct failure *failure)
{
    const char *run_dir = variable_or("IFACER_RUN_DIR", RUN_DIR_DEFAULT);
    int length = snprintf(settings->socket_path, sizeof settings->socket_path, "%s/cni.sock", run_dir);

    if (length > 0 && (size_t)length <= wire_path_limit_bytes())
        return true;
    failure->code = CNI_BAD_ENVIRONMENT;
    failure_msg(failure, "IFACER_RUN_DIR makes a socket path of %d bytes, and the kernel's limit is %zu", length,
                wire_path_limit_bytes());
    failure_details(failure, "it is %.128s...; set a shorter one, here and for ifacerd", run_dir);
    return false;
}

/* Digits only: strtol would also take blanks, signs and an overflow. */
static bool parse_millis(const char *text, int *millis)
{
    size_t digits = strspn(text, "0123456789");

    if (digits == 0 || digits > 6 || text[digits] != '\0')
        return false;
    *millis = atoi(text);
    return *millis >= TIMEOUT_LEAST_MILLIS && *millis <= TIMEOUT_MOST_MILLIS;
}

static bool read_timeout(struct settings *settings, struct failure *failure)
{
    const char *text = variable_or("IFACER_TIMEOUT_MILLIS", NULL);

    settings->timeout_millis = TIMEOUT_DEFAULT_MILLIS;
    if (text == NULL || parse_millis(text, &settings->timeout_millis))
        return true;
    failure->code = CNI_BAD_ENVIRONMENT;
    failure_msg(failure, "IFACER_TIMEOUT_MILLIS is not a whole number from %d to %d: %.64s", TIMEOUT_LEAST_MILLIS,
                TIMEOUT_MOST_MILLIS, text);
    failure_details(failure, "correct it in the environment of the container runtime, or unset it for %d",
                    TIMEOUT_DEFAULT_MILLIS);
    return false;
}

bool settings_read(struct settings *settings, struct failure *failure)
{
    return read_timeout(settings, failure) && read_socket_path(settings, failure);
}
