/*
 * Takes an answer of ifacerd apart and finds out whether it is a whole one.
 */
#include "answer.h"

#include "json.h"

#define EXIT_CODE_MOST 255
#define EXIT_CODE_DIGITS_MOST 3

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static const char *check_body(const struct answer *answer, bool result_required)
{
    bool required = answer->exit_code != 0 || result_required;

    if (answer->body_length == 0)
        return required ? "it ends after the exit code, where a JSON object has to follow" : NULL;
    if (!json_is_whole_object(answer->body, answer->body_length))
        return "what follows the exit code is not one whole JSON object";
    return NULL;
}

const char *answer_parse(const char *bytes, size_t length, bool result_required, struct answer *answer)
{
    size_t digits = 0;
    int code = 0;

    while (digits < length && digits < EXIT_CODE_DIGITS_MOST && is_digit(bytes[digits]))
        code = code * 10 + (bytes[digits++] - '0');
    if (digits == length)
        return "it ends before the newline that follows the exit code";
    if (digits == 0)
        return "it does not begin with a decimal exit code";
    if (bytes[digits] != '\n')
        return "no newline follows the exit code of one to three digits";
    if (code > EXIT_CODE_MOST || (digits > 1 && bytes[0] == '0'))
        return "its exit code is not one of 0 to 255, written without leading zeros";
    answer->exit_code = code;
    answer->body = bytes + digits + 1;
    answer->body_length = length - digits - 1;
    return check_body(answer, result_required);
}
