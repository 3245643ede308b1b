/*
 * The table of CNI commands.
 */
#include "command.h"

#include <string.h>

static const struct command COMMANDS[] = {
    {.name = "ADD", .code_when_away = CNI_TRY_AGAIN, .patient = true, .result_required = true},
    {.name = "CHECK", .code_when_away = CNI_TRY_AGAIN, .patient = true},
    {.name = "GC", .code_when_away = CNI_TRY_AGAIN, .patient = true},
    /* No patience: success is right at once, and a node that is torn down has many DELs and no daemon. */
    {.name = "DEL", .code_when_away = CNI_TRY_AGAIN, .fails_on_word = true},
    /* No patience: runtimes ask every few seconds, and "not now" is the answer they ask for. */
    {.name = "STATUS", .code_when_away = CNI_NOT_AVAILABLE},
    {.name = "VERSION", .local = true},
};

const struct command *command_find(const char *name)
{
    for (size_t i = 0; i < sizeof COMMANDS / sizeof COMMANDS[0]; i++)
        if (strcmp(COMMANDS[i].name, name) == 0)
            return &COMMANDS[i];
    return NULL;
}
