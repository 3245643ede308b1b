/*
 * Lays out the request in one buffer, so that it is sent from where it was read.
 */
#include "request.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

/* Without "=" an entry of the environment has no value, and the wire no form for it. */
static bool is_cni_variable(const char *entry)
{
    return strncmp(entry, "CNI_", 4) == 0 && strchr(entry, '=') != NULL;
}

bool request_take_environment(struct request *request, char *const *environment)
{
    size_t used = 0;

    for (; *environment != NULL; environment++) {
        if (!is_cni_variable(*environment))
            continue;
        size_t with_nul_bytes = strlen(*environment) + 1;
        if (used + with_nul_bytes + 1 > ENVIRONMENT_LIMIT_BYTES)
            return false;
        memcpy(request->bytes + used, *environment, with_nul_bytes);
        used += with_nul_bytes;
    }
    request->bytes[used++] = '\0';
    request->environment_bytes = used;
    return true;
}

/* stdin stays blocking, since its flags are shared with whoever started us; after poll one read does not block. */
static ssize_t read_some(char *to, size_t room_bytes, struct deadline deadline)
{
    short revents = 0;
    int ready = await_fd(STDIN_FILENO, POLLIN, deadline, &revents);

    if (ready <= 0)
        return ready == 0 ? -ETIMEDOUT : ready;
    ssize_t count = read(STDIN_FILENO, to, room_bytes);
    return count < 0 ? -errno : count;
}

enum config_state request_read_config(struct request *request, struct deadline deadline, int *error_number)
{
    char *config = request->bytes + request->environment_bytes;

    for (;;) {
        size_t room_bytes = CONFIG_LIMIT_BYTES + 1 - request->config_bytes;
        ssize_t count = read_some(config + request->config_bytes, room_bytes, deadline);
        if (count == 0)
            return CONFIG_READ;
        if (count == -EINTR || count == -EAGAIN)
            continue;
        if (count == -ETIMEDOUT)
            return CONFIG_LATE;
        if (count < 0) {
            *error_number = (int)-count;
            return CONFIG_UNREADABLE;
        }
        request->config_bytes += (size_t)count;
        if (request->config_bytes > CONFIG_LIMIT_BYTES)
            return CONFIG_TOO_LONG;
    }
}

const char *request_config(const struct request *request)
{
    return request->bytes + request->environment_bytes;
}

size_t request_length(const struct request *request)
{
    return request->environment_bytes + request->config_bytes;
}
