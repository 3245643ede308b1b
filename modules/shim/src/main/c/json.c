/*
 * A scanner over JSON text (RFC 8259) that skips what it does not look for. It never allocates or recurses, so neither
 * a long nor a deeply nested configuration can hurt it.
 */
#include "json.h"

#include <stdint.h>
#include <string.h>

struct cursor {
    const char *at;
    const char *end;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void skip_blanks(struct cursor *cursor)
{
    while (cursor->at < cursor->end && is_blank(*cursor->at))
        cursor->at++;
}

static bool skip_char(struct cursor *cursor, char wanted)
{
    skip_blanks(cursor);
    if (cursor->at == cursor->end || *cursor->at != wanted)
        return false;
    cursor->at++;
    return true;
}

/* Skips a string and tells what stands between its quotes; an escaped quote does not end it. */
static bool skip_string(struct cursor *cursor, struct cursor *inside)
{
    if (!skip_char(cursor, '"'))
        return false;
    inside->at = cursor->at;
    for (; cursor->at < cursor->end; cursor->at++) {
        if (*cursor->at == '"') {
            inside->end = cursor->at++;
            return true;
        }
        if (*cursor->at == '\\' && ++cursor->at == cursor->end)
            break;
    }
    return false;
}

/* Which brackets are open, the innermost last: a bit for each, set for an array. */
struct nesting {
    size_t depth;
    uint8_t is_array[NESTING_LIMIT / 8];
};

static bool open_bracket(struct nesting *nesting, char bracket)
{
    size_t level = nesting->depth;
    uint8_t bit = (uint8_t)(1u << (level % 8));

    if (level == NESTING_LIMIT)
        return false;
    if (bracket == '[')
        nesting->is_array[level / 8] |= bit;
    else
        nesting->is_array[level / 8] &= (uint8_t)~bit;
    nesting->depth++;
    return true;
}

/* Whether the bracket is the one that ends what was opened last. */
static bool close_bracket(struct nesting *nesting, char bracket)
{
    size_t level = --nesting->depth;
    bool is_array = (nesting->is_array[level / 8] >> (level % 8)) & 1;

    return is_array == (bracket == ']');
}

/* Skips an object or array; each bracket is closed by one of its own kind, and those inside strings do not count. */
static bool skip_nested(struct cursor *cursor)
{
    struct nesting nesting = {0};

    while (cursor->at < cursor->end) {
        char c = *cursor->at;
        if (c == '"') {
            struct cursor inside;
            if (!skip_string(cursor, &inside))
                return false;
            continue;
        }
        cursor->at++;
        if ((c == '{' || c == '[') && !open_bracket(&nesting, c))
            return false;
        if ((c == '}' || c == ']') && !close_bracket(&nesting, c))
            return false;
        if (nesting.depth == 0)
            return true;
    }
    return false;
}

/* Numbers, true, false and null end where the next structural character or blank stands. */
static bool skip_scalar(struct cursor *cursor)
{
    const char *start = cursor->at;

    while (cursor->at < cursor->end && !is_blank(*cursor->at) && !strchr(",:{}[]\"", *cursor->at))
        cursor->at++;
    return cursor->at > start;
}

static bool skip_value(struct cursor *cursor)
{
    struct cursor inside;

    skip_blanks(cursor);
    if (cursor->at == cursor->end)
        return false;
    if (*cursor->at == '"')
        return skip_string(cursor, &inside);
    if (*cursor->at == '{' || *cursor->at == '[')
        return skip_nested(cursor);
    return skip_scalar(cursor);
}

static bool is_version_char(char c)
{
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

    return letter || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+';
}

static bool copy_version(const struct cursor *inside, char version[CNI_VERSION_CAPACITY_BYTES])
{
    size_t length = (size_t)(inside->end - inside->at);

    if (length == 0 || length >= CNI_VERSION_CAPACITY_BYTES)
        return false;
    for (size_t i = 0; i < length; i++)
        if (!is_version_char(inside->at[i]))
            return false;
    memcpy(version, inside->at, length);
    version[length] = '\0';
    return true;
}

static bool is_cni_version_key(const struct cursor *key)
{
    static const char wanted[] = "cniVersion";
    size_t length = sizeof wanted - 1;

    return (size_t)(key->end - key->at) == length && memcmp(key->at, wanted, length) == 0;
}

bool json_find_cni_version(const char *text, size_t length, char version[CNI_VERSION_CAPACITY_BYTES])
{
    struct cursor cursor = {text, text + length};
    struct cursor key, value, inside;
    bool found = false;

    if (!skip_char(&cursor, '{'))
        return false;
    do {
        if (!skip_string(&cursor, &key) || !skip_char(&cursor, ':'))
            return found;
        skip_blanks(&cursor);
        value = cursor;
        if (!skip_value(&cursor))
            return found;
        if (is_cni_version_key(&key))
            found = skip_string(&value, &inside) && copy_version(&inside, version);
    } while (skip_char(&cursor, ','));
    return found;
}

bool json_is_whole_object(const char *text, size_t length)
{
    struct cursor cursor = {text, text + length};

    skip_blanks(&cursor);
    if (cursor.at == cursor.end || *cursor.at != '{' || !skip_nested(&cursor))
        return false;
    skip_blanks(&cursor);
    return cursor.at == cursor.end;
}
