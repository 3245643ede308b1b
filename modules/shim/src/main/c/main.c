/*
 * ifacer, the CNI plugin: carries one request from the container runtime to ifacerd and the answer back.
 *
 * It is C because it starts once or more for every pod, on hosts without a JRE, and it decides nothing: what needs
 * knowledge of links is the daemon's. Left to it is what must work without the daemon: VERSION, and the errors.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "delivery.h"
#include "json.h"
#include "stdout.h"

#ifndef IFACER_VERSION
#error "build with -DIFACER_VERSION=\"...\""
#endif

/* The newest version that this plugin speaks: what VERSION says when the question has no readable version. */
#define NEWEST_CNI_VERSION "1.1.0"

/*
 * The version of an error when stdin has no readable one. An error has had the same keys since 0.1.0; 1.0.0 is the
 * newest that every runtime in use accepts, while those before 2024 refuse 1.1.0 as unknown.
 */
#define FALLBACK_CNI_VERSION "1.0.0"

#define TEXT_OF(figure) #figure
#define TEXT(figure) TEXT_OF(figure)

extern char **environ;

/* In .bss: pages that a small request does not touch are never made. */
static struct request request;
static struct failure failure;

static int fail(const struct command *command)
{
    char asked[CNI_VERSION_CAPACITY_BYTES];
    bool found = json_find_cni_version(request_config(&request), request.config_bytes, asked);

    return failure_report(&failure, command, found ? asked : FALLBACK_CNI_VERSION);
}

/* For answers that take nothing but the version from stdin: whatever can be read of it will do. */
static void read_config_for_version(void)
{
    int error_number;

    (void)request_read_config(&request, deadline_after_millis(VERSION_STDIN_MILLIS), &error_number);
}

static int answer_version(void)
{
    char asked[CNI_VERSION_CAPACITY_BYTES], json[CNI_VERSION_CAPACITY_BYTES + 128];

    read_config_for_version();
    bool found = json_find_cni_version(request_config(&request), request.config_bytes, asked);
    int length = snprintf(json, sizeof json,
                          "{\"cniVersion\":\"%s\",\"supportedVersions\":[\"0.1.0\",\"0.2.0\",\"0.3.0\",\"0.3.1\","
                          "\"0.4.0\",\"1.0.0\",\"" NEWEST_CNI_VERSION "\"]}\n",
                          found ? asked : NEWEST_CNI_VERSION);
    return stdout_write(json, (size_t)length) ? EXIT_SUCCESS : EXIT_FAILURE;
}

static bool wants_human_text(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--version") == 0 || strcmp(argv[i], "--help") == 0)
            return true;
    return isatty(STDIN_FILENO) == 1;
}

static int tell_human(void)
{
    static const char text[] =
        "ifacer " IFACER_VERSION ": CNI plugin that makes the VLAN and bond interfaces of a pod's CNI configuration\n"
        "\n"
        "Container runtimes start it with CNI_COMMAND set and a configuration on stdin; it hands both to the daemon\n"
        "ifacerd and prints what that answers. It is of no use by hand.\n"
        "\n"
        "  IFACER_RUN_DIR         where ifacerd has its socket cni.sock, default " RUN_DIR_DEFAULT "\n"
        "  IFACER_TIMEOUT_MILLIS  how long a call may take, " TEXT(TIMEOUT_LEAST_MILLIS)
        " to " TEXT(TIMEOUT_MOST_MILLIS) ", default " TEXT(TIMEOUT_DEFAULT_MILLIS) "\n";

    return stdout_write(text, sizeof text - 1) ? EXIT_SUCCESS : EXIT_FAILURE;
}

static int refuse_command(const char *name)
{
    read_config_for_version();
    failure.code = CNI_BAD_ENVIRONMENT;
    if (name == NULL)
        failure_msg(&failure, "CNI_COMMAND is not set");
    else
        failure_msg(&failure, "CNI_COMMAND is unknown: '%.64s'", name);
    failure_details(&failure, "it has to be ADD, CHECK, DEL, GC, STATUS or VERSION");
    return fail(NULL);
}

static bool take_environment(void)
{
    if (request_take_environment(&request, environ))
        return true;
    failure.code = CNI_BAD_ENVIRONMENT;
    failure_msg(&failure, "the CNI_* variables are over %d bytes together", ENVIRONMENT_LIMIT_BYTES);
    failure_details(&failure, "see which of CNI_ARGS, CNI_PATH and the others the runtime made so long");
    return false;
}

static bool read_config(const struct settings *settings, struct deadline deadline)
{
    int error_number = 0;

    switch (request_read_config(&request, deadline, &error_number)) {
    case CONFIG_READ:
        return true;
    case CONFIG_TOO_LONG:
        failure.code = CNI_BAD_CONFIG;
        failure_msg(&failure, "the configuration on stdin is over %d bytes", CONFIG_LIMIT_BYTES);
        failure_details(&failure, "nothing was sent; look at the network's configuration and its prevResult");
        return false;
    case CONFIG_LATE:
        failure.code = CNI_IO_FAILURE;
        failure_msg(&failure, "the configuration on stdin did not end within %d ms", settings->timeout_millis);
        failure_details(&failure, "%zu bytes came; the runtime has to close stdin behind them", request.config_bytes);
        return false;
    case CONFIG_UNREADABLE:
        break;
    }
    failure.code = CNI_IO_FAILURE;
    failure_msg(&failure, "the configuration on stdin cannot be read: %s", strerror(error_number));
    failure_details(&failure, "%zu bytes came; the runtime has to give stdin as a pipe or file", request.config_bytes);
    return false;
}

static int carry(const struct command *command)
{
    struct deadline start = deadline_after_millis(0);
    struct settings settings;
    struct answer answer;

    bool fit = settings_read(&settings, &failure) && take_environment();
    if (!fit) {
        read_config_for_version();
        return fail(command);
    }
    struct deadline deadline = {start.at_nanos + (int64_t)settings.timeout_millis * 1000000};
    if (!read_config(&settings, deadline) || !deliver(command, &settings, &request, deadline, &answer, &failure))
        return fail(command);
    if (!stdout_write(answer.body, answer.body_length))
        return EXIT_FAILURE;
    return answer.exit_code;
}

int main(int argc, char **argv)
{
    const char *name = getenv("CNI_COMMAND");

    /* A runtime that is gone is an error of write(2), not a reason to die without a word. */
    (void)signal(SIGPIPE, SIG_IGN);
    if (name == NULL && wants_human_text(argc, argv))
        return tell_human();
    const struct command *command = name == NULL ? NULL : command_find(name);
    if (command == NULL)
        return refuse_command(name);
    return command->local ? answer_version() : carry(command);
}
