/*
 * Text to the inside of a JSON string. Messages quote environment variables and answers, which may hold any byte.
 */
#include <stdio.h>
#include <string.h>

#include "json.h"

/* A range of second bytes for each lead byte: Table 3-7 of the Unicode standard, "Well-Formed UTF-8 Byte Sequences". */
struct lead {
    unsigned char first, last, second_least, second_most;
    size_t length;
};

static const struct lead LEADS[] = {
    {0x20, 0x7f, 0, 0, 1},       {0xc2, 0xdf, 0x80, 0xbf, 2}, {0xe0, 0xe0, 0xa0, 0xbf, 3}, {0xe1, 0xec, 0x80, 0xbf, 3},
    {0xed, 0xed, 0x80, 0x9f, 3}, {0xee, 0xef, 0x80, 0xbf, 3}, {0xf0, 0xf0, 0x90, 0xbf, 4}, {0xf1, 0xf3, 0x80, 0xbf, 4},
    {0xf4, 0xf4, 0x80, 0x8f, 4},
};

static const struct lead *find_lead(unsigned char byte)
{
    for (size_t i = 0; i < sizeof LEADS / sizeof LEADS[0]; i++)
        if (byte >= LEADS[i].first && byte <= LEADS[i].last)
            return &LEADS[i];
    return NULL;
}

/* The length of the printable character at text, or 0. A NUL is no continuation byte, so this stays inside the text. */
static size_t character_length(const unsigned char *text)
{
    const struct lead *lead = find_lead(text[0]);

    if (lead == NULL)
        return 0;
    if (lead->length > 1 && (text[1] < lead->second_least || text[1] > lead->second_most))
        return 0;
    for (size_t i = 2; i < lead->length; i++)
        if ((text[i] & 0xc0) != 0x80)
            return 0;
    return lead->length;
}

/* Writes one character or its escape to piece and returns how many bytes of text it stands for. */
static size_t escape_one(const unsigned char *text, char piece[8])
{
    size_t length = character_length(text);

    if (length == 1 && (*text == '"' || *text == '\\'))
        (void)snprintf(piece, 8, "\\%c", *text);
    else if (length > 0)
        (void)snprintf(piece, 8, "%.*s", (int)length, (const char *)text);
    else if (*text == '\n')
        (void)snprintf(piece, 8, "\\n");
    else if (*text < 0x20)
        (void)snprintf(piece, 8, "\\u%04x", *text);
    else
        (void)snprintf(piece, 8, "\\ufffd");
    return length > 0 ? length : 1;
}

void json_escape(const char *text, char *out, size_t capacity)
{
    const unsigned char *at = (const unsigned char *)text;
    size_t used = 0;

    while (*at != '\0') {
        char piece[8];
        at += escape_one(at, piece);
        size_t length = strlen(piece);
        if (used + length + 1 > capacity)
            break;
        memcpy(out + used, piece, length);
        used += length;
    }
    out[used] = '\0';
}
