/*
 * Writing to stdout, the one place where the container runtime looks.
 */
#ifndef IFACER_STDOUT_H
#define IFACER_STDOUT_H

#include <stdbool.h>
#include <stddef.h>

/* Writes all bytes, or says on stderr what hindered it and returns false. */
bool stdout_write(const char *bytes, size_t length);

#endif
