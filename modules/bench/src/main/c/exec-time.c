/*
 * Times a command from its start to its end, as a container runtime waits for a plugin.
 *
 *   exec-time RUNS STDIN-FILE COMMAND...
 *
 * Runs it RUNS times after a warm-up of a tenth, with STDIN-FILE as its standard input and its standard output thrown away.
 * Prints minimum, median, 99th percentile and maximum in microseconds. Exit 1 when a run does not exit with 0.
 */
#define _POSIX_C_SOURCE 200809L
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double micros_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1e6 + now.tv_nsec / 1e3;
}

static double run_once(const char *input, char **command) {
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, input, O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
    pid_t child;
    int status = 0;
    double start = micros_now();
    if (posix_spawn(&child, command[0], &files, NULL, command, environ) != 0 || waitpid(child, &status, 0) != child) {
        perror(command[0]);
        exit(1);
    }
    double took = micros_now() - start;
    posix_spawn_file_actions_destroy(&files);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fprintf(stderr, "%s did not exit with 0 but with status %d\n", command[0], status);
        exit(1);
    }
    return took;
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int count, char **arguments) {
    int runs = count > 3 ? atoi(arguments[1]) : 0;
    if (runs < 1) {
        fprintf(stderr, "usage: exec-time RUNS STDIN-FILE COMMAND...\n");
        return 2;
    }
    double *took = calloc((size_t)runs, sizeof *took);
    if (took == NULL) {
        perror("exec-time");
        return 1;
    }
    for (int i = -runs / 10; i < runs; i++) {
        double micros = run_once(arguments[2], arguments + 3);
        if (i >= 0) {
            took[i] = micros;
        }
    }
    qsort(took, (size_t)runs, sizeof *took, ascending);
    printf("min %.0f us, median %.0f us, p99 %.0f us, max %.0f us (%d runs)\n", took[0], took[runs / 2],
        took[runs * 99 / 100], took[runs - 1], runs);
    free(took);
    return 0;
}
