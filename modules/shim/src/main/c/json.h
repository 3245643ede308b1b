/*
 * The little of JSON that carrying bytes needs: find the cniVersion, see whether an object is whole, escape a text.
 */
#ifndef IFACER_JSON_H
#define IFACER_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "limits.h"

/*
 * Copies the top-level string "cniVersion" of the object in text to version and returns true. Only letters, digits
 * and "+-." are taken, so that what was found can be written out again as it is; anything else counts as not found.
 * Of several the last one counts, as in Go's and Jackson's decoders.
 */
bool json_find_cni_version(const char *text, size_t length, char version[CNI_VERSION_CAPACITY_BYTES]);

/*
 * Whether text is one JSON object, whole, with nothing but blanks around it. It looks at strings and nesting only:
 * this tells an object from the half that a dying process leaves, and is no judgement of what is inside.
 */
bool json_is_whole_object(const char *text, size_t length);

/*
 * Writes text as the inside of a JSON string, NUL-terminated; bytes that are not UTF-8 become U+FFFD. The result has
 * no line break. Stops when out is full, never inside an escape or a character.
 */
void json_escape(const char *text, char *out, size_t capacity);

#endif
